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

  /**
   * {@return this sentence with another value of a feature at some of its tokens}
   *
   * @param feature which feature
   * @param id of the other value
   * @param tokens true where a token gets it
   * @throws IllegalArgumentException if {@code tokens} is not as long as the sentence
   */
  public EncodedSentence replacing(int feature, int id, boolean[] tokens) {
    if (tokens.length != length()) {
      throw new IllegalArgumentException("'tokens' must be as long as the sentence");
    }
    int[] copy = ids.clone();
    for (int token = 0; token < tokens.length; token++) {
      if (tokens[token]) {
        copy[token * features + feature] = id;
      }
    }
    return new EncodedSentence(copy, forms, features);
  }

  /**
   * {@return this sentence with tokens of another in place of some of its own}
   *
   * @param first the first token to replace
   * @param end after the last one
   * @param other a sentence of the same encoder
   * @param otherFirst its first token to take
   * @param otherEnd after the last one
   */
  public EncodedSentence replacing(
      int first, int end, EncodedSentence other, int otherFirst, int otherEnd) {
    int length = length() - (end - first) + (otherEnd - otherFirst);
    int[] newIds = new int[length * features];
    String[] newForms = new String[length];
    int after = first + otherEnd - otherFirst;
    copy(0, newIds, newForms, 0, first);
    other.copy(otherFirst, newIds, newForms, first, after - first);
    copy(end, newIds, newForms, after, length - after);
    return new EncodedSentence(newIds, newForms, features);
  }

  private void copy(int first, int[] targetIds, String[] targetForms, int at, int tokens) {
    System.arraycopy(ids, first * features, targetIds, at * features, tokens * features);
    System.arraycopy(forms, first, targetForms, at, tokens);
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
