package org.taipeinlu.training.evaluation.behaviour;

/**
 * Two slots that are filled by words of the same kind, such as the two ends of a trip.
 *
 * @param one a slot
 * @param other the other slot
 */
public record SwapSlots(String one, String other) {
  public SwapSlots {
    if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
      throw new IllegalArgumentException(
          "two different slots are needed: one='" + one + "', other='" + other + "'");
    }
  }

  boolean holds(String slot) {
    return slot.equals(one) || slot.equals(other);
  }
}
