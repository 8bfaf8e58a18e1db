package org.taipeinlu.training.evaluation.behaviour;

import java.util.List;

/**
 * How a model behaves. All figures are shares between 0 and 1.
 *
 * @param f1 micro F1 on the sentences as they are
 * @param changes what each change of the sentences does to it
 * @param nothingWronglyFilled the share of all sentences in which no slot is filled that should not
 *     be
 * @param withoutSlots how many sentences have no slot at all
 * @param withoutSlotsLeftEmpty the share of those in which nothing is filled; 0 without any
 * @param expectedCalibrationError of the confidence of spans
 */
public record BehaviourScores(
    double f1,
    List<Change> changes,
    double nothingWronglyFilled,
    int withoutSlots,
    double withoutSlotsLeftEmpty,
    double expectedCalibrationError) {

  /**
   * What a change of the sentences does.
   *
   * @param name what was changed
   * @param sentences how many it changes; only these are measured
   * @param before micro F1 on them as they were
   * @param after micro F1 on them as changed
   * @param kept the share of those without any error before that have none after; 0 without any
   */
  public record Change(String name, int sentences, double before, double after, double kept) {

    /** {@return the F1 that is lost; negative where the change makes it easier} */
    public double drop() {
      return before - after;
    }
  }

  public BehaviourScores {
    changes = List.copyOf(changes);
  }
}
