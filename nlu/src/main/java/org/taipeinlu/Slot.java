package org.taipeinlu;

import java.util.Optional;
import org.taipeinlu.value.SlotValue;

/**
 * Words of a sentence that fill a slot.
 *
 * @param name the slot, such as {@code arrival} or {@code time}
 * @param role what the value is for where the slot leaves it open, such as {@code return} for a
 *     time
 * @param text the words as the sentence has them
 * @param start UTF-16 index of the first char in the sentence
 * @param end UTF-16 index after the last char; the range is half-open
 * @param confidence the model's probability of exactly this span and label, between 0 and 1
 * @param value what the words stand for, where that is known
 */
public record Slot(
    String name,
    Optional<String> role,
    String text,
    int start,
    int end,
    double confidence,
    Optional<SlotValue> value) {
  public Slot {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "'end' must be after 'start': start=" + start + ", end=" + end);
    }
  }
}
