package org.taipeinlu.gazetteer;

import java.util.Set;

/**
 * A run of tokens that is the name of a place.
 *
 * @param first index of the first token
 * @param end index after the last token; the range is half-open and never empty
 * @param kinds what the places of this name are
 * @param code whether the name is known as an airport or city code only
 */
public record Match(int first, int end, Set<PlaceKind> kinds, boolean code) {
  public Match {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "'end' must be after 'first': first=" + first + ", end=" + end);
    }
    kinds = Set.copyOf(kinds);
  }
}
