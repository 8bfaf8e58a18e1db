package org.taipeinlu.training.evaluation;

/**
 * How a candidate model does beside a baseline on the same sentences. All F1 are micro averages
 * between 0 and 1.
 *
 * @param sentences how many both models read
 * @param baselineF1 of the baseline
 * @param candidateF1 of the candidate
 * @param low lower limit of the 95 % confidence interval of the difference
 * @param high upper limit
 * @param pValue probability of a difference at least as large, in either direction, between models
 *     that are equally good
 */
public record Comparison(
    int sentences, double baselineF1, double candidateF1, double low, double high, double pValue) {

  /** {@return by how much the candidate is better; negative if it is worse} */
  public double difference() {
    return candidateF1 - baselineF1;
  }

  /** {@return whether the two differ by more than chance explains} */
  public boolean isSignificant(double level) {
    return pValue < level;
  }

  /**
   * {@return whether the candidate may take the baseline's place: it is not worse by more than the
   * margin, to 95 % confidence}
   *
   * @param margin the loss of F1 that is accepted, such as 0.005
   */
  public boolean isNoWorseThan(double margin) {
    return low >= -margin;
  }
}
