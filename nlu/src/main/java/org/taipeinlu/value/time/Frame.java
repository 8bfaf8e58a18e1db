package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Where calendar words are looked up from.
 *
 * @param today the day they count from
 * @param now the moment that offsets such as "in 5 minutes" count from
 * @param prefer which way open dates are looked for
 * @param holidays the holidays of the country
 */
record Frame(LocalDate today, ZonedDateTime now, Prefer prefer, Holidays holidays) {

  boolean future() {
    return prefer == Prefer.FUTURE;
  }

  /** The same calendar seen from another day. */
  Frame seenFrom(LocalDate day, Prefer direction) {
    return new Frame(day, now, direction, holidays);
  }
}
