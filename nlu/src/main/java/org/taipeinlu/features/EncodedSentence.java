package org.taipeinlu.features;

/** The feature ids of a sentence: {@code [token][feature]}. */
public final class EncodedSentence {
  private final int[] ids;
  private final int features;

  EncodedSentence(int[] ids, int features) {
    this.ids = ids;
    this.features = features;
  }

  /** {@return the number of tokens} */
  public int length() {
    return ids.length / features;
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
