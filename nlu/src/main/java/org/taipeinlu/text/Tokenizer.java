package org.taipeinlu.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into tokens.
 *
 * <p>{@link Kind#WORDS_AND_HAN} gives words, numbers, Han characters and signs. A word is a run of
 * letters; an apostrophe between two letters starts a new token ({@code King} {@code 's}). Letters
 * and digits are cut apart, so that {@code 5pm} and {@code 5 pm} give the same forms. Marks,
 * joiners and variation selectors stay with the character before them. {@link Kind#WHITESPACE} cuts
 * at blanks only, for data that was cut into tokens before. The tokens cover everything but blanks,
 * in rising order and without overlap.
 *
 * <p>Any string is accepted, lone surrogates too. Thread-safe.
 */
public final class Tokenizer {

  /** A way to cut. */
  public enum Kind {
    /** Words, numbers, single Han characters, signs. */
    WORDS_AND_HAN("words-and-han"),

    /** What stands between blanks. */
    WHITESPACE("whitespace");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** {@return the name in manifests and configurations} */
    public String id() {
      return id;
    }

    /**
     * {@return the kind of this name}
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind ofId(String id) {
      for (Kind kind : values()) {
        if (kind.id.equals(id)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("\"" + id + "\" is no tokenizer");
    }
  }

  private final Kind kind;

  /** A tokenizer that cuts into words, numbers, Han characters and signs. */
  public Tokenizer() {
    this(Kind.WORDS_AND_HAN);
  }

  /** A tokenizer of this kind. */
  public Tokenizer(Kind kind) {
    this.kind = kind;
  }

  /** {@return how it cuts} */
  public Kind kind() {
    return kind;
  }

  /** {@return the tokens of a text, in reading order} */
  public List<Token> tokenize(String text) {
    List<Token> tokens = new ArrayList<>(8 + text.length() / 4);
    int start = 0;
    while (start < text.length()) {
      int codePoint = text.codePointAt(start);
      int end = start + Character.charCount(codePoint);
      CharKind first = CharKind.of(codePoint);
      if (first != CharKind.BLANK) {
        end = kind == Kind.WHITESPACE ? nextBlank(text, end) : endOfToken(text, start, end, first);
        tokens.add(Token.of(text, start, end));
      }
      start = end;
    }
    return tokens;
  }

  private static int nextBlank(String text, int from) {
    int end = from;
    while (end < text.length() && CharKind.of(text.codePointAt(end)) != CharKind.BLANK) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static int endOfToken(String text, int start, int afterFirst, CharKind first) {
    CharKind run = first;
    int end = afterFirst;
    if (startsApostropheRun(text, start, end)) {
      run = CharKind.LETTER;
    }
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      CharKind kind = CharKind.of(codePoint);
      boolean continues =
          kind == CharKind.MARK
              || (kind == run && (run == CharKind.LETTER || run == CharKind.DIGIT))
              || joinsPictures(text, end, kind);
      if (!continues) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private static boolean startsApostropheRun(String text, int start, int end) {
    char c = text.charAt(start);
    return (c == '\'' || c == '\u2019')
        && start > 0
        && CharKind.of(text.codePointBefore(start)) == CharKind.LETTER
        && end < text.length()
        && CharKind.of(text.codePointAt(end)) == CharKind.LETTER;
  }

  /** An emoji of several pictures is joined by zero-width joiners and read as one sign. */
  private static boolean joinsPictures(String text, int index, CharKind kind) {
    return kind == CharKind.SYMBOL && text.charAt(index - 1) == '\u200D';
  }
}
