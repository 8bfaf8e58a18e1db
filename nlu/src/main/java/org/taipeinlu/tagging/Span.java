package org.taipeinlu.tagging;

/**
 * A run of tokens that fills one slot.
 *
 * @param first index of the first token
 * @param end index after the last token; the span is half-open and never empty
 * @param slot the slot's label without B- or I-, such as {@code arrival} or {@code time:return}
 * @param confidence the probability that the sentence has exactly this span
 */
public record Span(int first, int end, String slot, double confidence) {
  public Span {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "'end' must be after 'first': first=" + first + ", end=" + end);
    }
  }
}
