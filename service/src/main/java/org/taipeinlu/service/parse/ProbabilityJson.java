package org.taipeinlu.service.parse;

/** Probabilities as they go over the wire. */
final class ProbabilityJson {
  private static final double STEPS = 10_000; // four places; more would be noise

  private ProbabilityJson() {}

  /** {@return a probability with four places} */
  static double of(double probability) {
    return Math.round(probability * STEPS) / STEPS;
  }
}
