package org.taipeinlu.features;

/** The feature ids of a sentence, {@code [token][feature]}, and the words they stand for. */
public final class EncodedSentence {
  private final int[] ids;
  private final String[] forms;
  private final int features;

  EncodedSentence(int[] ids, String[] forms, int features) {
    this.ids = ids;
    this.forms = forms;
    this.features = features;
  }

  /**
   * {@return this sentence with some values made unknown, as if the vocabulary did not hold them}
   *
   * @param hidden whether to hide the value of a feature of a token
   */
  public EncodedSentence hiding(Hidden hidden) {
    int[] copy = ids.clone();
    for (int i = 0; i < copy.length; i++) {
      if (hidden.test(i / features, i % features)) {
        copy[i] = Vocabulary.UNKNOWN;
      }
    }
    return new EncodedSentence(copy, forms, features);
  }

  /** Chooses what to hide. */
  @FunctionalInterface
  public interface Hidden {
    /** {@return whether to hide this feature of this token} */
    boolean test(int token, int feature);
  }

  /** {@return the number of tokens} */
  public int length() {
    return forms.length;
  }

  /** {@return the folded form of a token, known or not} */
  public String form(int token) {
    return forms[token];
  }

  /** {@return the number of features of a token} */
  public int features() {
    return features;
  }

  /** {@return the id of a feature of a token} */
  public int id(int token, int feature) {
    return ids[token * features + feature];
  }
}
