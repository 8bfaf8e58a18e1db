package org.taipeinlu.features;

import java.util.Locale;
import org.taipeinlu.text.Token;

/** One view of a token that the network gets as an embedding of its own. */
public enum FeatureKind {
  /** The folded form. */
  WORD {
    @Override
    String ofForm(String form) {
      return form;
    }
  },

  /** The first three characters of the form: what is left of a mistyped or inflected word. */
  PREFIX {
    @Override
    String ofForm(String form) {
      int length = form.length();
      return length <= AFFIX
          ? form
          : form.substring(0, form.offsetByCodePoints(0, countUpTo(form)));
    }
  },

  /** The last three characters of the form. */
  SUFFIX {
    @Override
    String ofForm(String form) {
      int length = form.length();
      return length <= AFFIX
          ? form
          : form.substring(form.offsetByCodePoints(length, -countUpTo(form)));
    }
  },

  /**
   * Script, case and number of digits as the text shows them: {@code Xx}, {@code X}, {@code d2}.
   */
  SHAPE {
    @Override
    boolean isOfForm() {
      return false;
    }

    @Override
    public String valueOf(Token token, String text) {
      return Shape.of(text, token.start(), token.end());
    }
  },

  /**
   * Whether the token is part of a known name, and of which group: {@code B-city}, {@code I-city}.
   * {@link FeatureReader} looks at the whole sentence; a token by itself is part of none.
   */
  GAZETTEER {
    @Override
    boolean isOfForm() {
      return false;
    }

    @Override
    public String valueOf(Token token, String text) {
      return NameList.NO_NAME;
    }
  };

  private static final int AFFIX = 3;

  private static int countUpTo(String form) {
    return Math.min(AFFIX, form.codePointCount(0, form.length()));
  }

  /** {@return the value of this feature for a token of the text} */
  public String valueOf(Token token, String text) {
    return ofForm(token.form());
  }

  /** Whether all tokens of a form have the same value, wherever they stand. */
  boolean isOfForm() {
    return true;
  }

  /** {@return the value of a feature that is one of the form, for tokens of a form} */
  String ofForm(String form) {
    throw new UnsupportedOperationException(name() + " is no feature of the form alone");
  }

  /** {@return the name in manifests, configurations and file names} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the kind of this name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static FeatureKind ofId(String id) {
    for (FeatureKind kind : values()) {
      if (kind.id().equals(id)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("'id' is no feature: " + id);
  }
}
