package org.taipeinlu.network;

/** Emission scores of a sentence: {@code [token][label]}, as the network gives them (logits). */
public final class Scores {
  private final float[] values;
  private final int tokens;
  private final int labels;

  /**
   * Wraps scores; the array is not copied.
   *
   * @param values row after row, a row for each token
   * @param labels the length of a row
   */
  public Scores(float[] values, int labels) {
    if (labels < 1 || values.length % labels != 0) {
      throw new IllegalArgumentException(
          "'values' must hold whole rows: length=" + values.length + ", labels=" + labels);
    }
    this.values = values;
    this.tokens = values.length / labels;
    this.labels = labels;
  }

  /** {@return the number of tokens} */
  public int tokens() {
    return tokens;
  }

  /** {@return the number of labels} */
  public int labels() {
    return labels;
  }

  /** {@return the score of a label at a token} */
  public float at(int token, int label) {
    return values[token * labels + label];
  }

  /**
   * {@return these scores with something added at each token}
   *
   * @param added {@code [label]}
   */
  public Scores plus(float[] added) {
    if (added.length != labels) {
      throw new IllegalArgumentException(
          "'added' must have a value for each label: length="
              + added.length
              + ", labels="
              + labels);
    }
    float[] sums = new float[values.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = values[i] + added[i % labels];
    }
    return new Scores(sums, labels);
  }

  /** {@return the softmax of a token's scores: a probability for each label} */
  public double[] probabilities(int token) {
    double[] probabilities = new double[labels];
    probabilities(token, probabilities, 0);
    return probabilities;
  }

  /**
   * Writes the softmax of a token's scores into an array.
   *
   * @param first index of the probability of label 0; those of the others follow
   */
  public void probabilities(int token, double[] into, int first) {
    double max = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < labels; label++) {
      max = Math.max(max, at(token, label));
    }
    double sum = 0;
    for (int label = 0; label < labels; label++) {
      into[first + label] = Math.exp(at(token, label) - max);
      sum += into[first + label];
    }
    for (int label = 0; label < labels; label++) {
      into[first + label] /= sum;
    }
  }
}
