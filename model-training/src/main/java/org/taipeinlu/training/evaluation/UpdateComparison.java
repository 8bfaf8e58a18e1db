package org.taipeinlu.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a model that was taught corrections does beside the one that it was made from.
 *
 * @param base on the test sentences of the base data: what it must not forget
 * @param corrections on corrections: what it was to learn
 * @param heldOut whether it learned from none of those; with few corrections there are none to
 *     spare
 * @param baselineRight of the corrections, those that the old model gets right whole
 * @param candidateRight likewise, the new model
 */
public record UpdateComparison(
    Comparison base,
    Comparison corrections,
    boolean heldOut,
    int baselineRight,
    int candidateRight) {

  /** Compares what both models found. */
  public static UpdateComparison of(
      Comparison base,
      PairedBootstrap bootstrap,
      List<Prediction> baseline,
      List<Prediction> candidate,
      boolean heldOut) {
    return new UpdateComparison(
        base, bootstrap.compare(baseline, candidate), heldOut, right(baseline), right(candidate));
  }

  private static int right(List<Prediction> predictions) {
    return (int) predictions.stream().filter(Prediction::isRight).count();
  }

  /**
   * {@return why the new model may not take the place of the old; nothing if it may}
   *
   * <p>It may if it does not forget, to 95 % confidence, and gets more of the corrections right:
   * sentences first, since a correction may be that nothing fills a slot, which F1 does not see.
   *
   * @param margin the loss of F1 on the base test sentences that is accepted, such as 0.01
   */
  public List<String> objections(double margin) {
    List<String> objections = new ArrayList<>();
    if (!base.isNoWorseThan(margin)) {
      objections.add(
          String.format(
              Locale.ROOT,
              "it may have forgotten: F1 on the base test sentences changes by %+.2f points (95 %%"
                  + " between %+.2f and %+.2f), accepted is a loss of %.2f",
              100 * base.difference(),
              100 * base.low(),
              100 * base.high(),
              100 * margin));
    }
    boolean learned =
        candidateRight > baselineRight
            || (candidateRight == baselineRight && corrections.difference() > 0);
    if (!learned) {
      objections.add(
          String.format(
              Locale.ROOT,
              "it does no better on the corrections: %d of %d right before, %d now",
              baselineRight,
              corrections.sentences(),
              candidateRight));
    }
    return objections;
  }
}
