package org.taipeinlu.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far confidence can be taken at its word: of the spans found with confidence 0.8, 80 % should
 * be right.
 *
 * @param bins from the least to the greatest confidence, of equal width; those without a span too
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 10; // as Guo et al. 2017 and most since; few spans fall below 0.5

  /**
   * The spans found with a confidence between two limits: one bar of a reliability diagram.
   *
   * @param from the least confidence
   * @param to the limit above, which belongs to the next bin, except that the last holds 1
   * @param spans how many
   * @param confidence their mean confidence; 0 without spans
   * @param accuracy the share of them that is right; 0 without spans
   */
  public record Bin(double from, double to, int spans, double confidence, double accuracy) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** {@return the calibration of the spans that were found} */
  public static Calibration of(List<Prediction> predictions) {
    int[] spans = new int[BINS];
    int[] right = new int[BINS];
    double[] confidence = new double[BINS];
    for (Prediction prediction : predictions) {
      for (Prediction.Found found : prediction.found()) {
        int bin = Math.max(0, Math.min(BINS - 1, (int) (found.confidence() * BINS)));
        spans[bin]++;
        confidence[bin] += found.confidence();
        right[bin] += prediction.sentence().slots().contains(found.range()) ? 1 : 0;
      }
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      int divisor = Math.max(1, spans[i]);
      bins.add(
          new Bin(
              (double) i / BINS,
              (i + 1.0) / BINS,
              spans[i],
              confidence[i] / divisor,
              (double) right[i] / divisor));
    }
    return new Calibration(bins);
  }

  /**
   * {@return the expected calibration error, between 0 and 1: the mean distance of confidence and
   * accuracy, each bin weighted by its spans (Naeini, Cooper and Hauskrecht 2015); 0 without spans}
   */
  public double expectedError() {
    int spans = bins.stream().mapToInt(Bin::spans).sum();
    return bins.stream()
            .mapToDouble(bin -> bin.spans() * Math.abs(bin.confidence() - bin.accuracy()))
            .sum()
        / Math.max(1, spans);
  }
}
