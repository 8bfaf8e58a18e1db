package org.taipeinlu.value;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * When: a moment or an interval, with the other readings of an ambiguous expression.
 *
 * <p>The shape is Duckling's time value.
 *
 * @param reading the likeliest reading
 * @param readings all readings, at most three, the likeliest first
 */
public record TimeValue(Reading reading, List<Reading> readings) implements SlotValue {

  public TimeValue {
    readings = List.copyOf(readings);
    if (!readings.contains(reading)) {
      throw new IllegalArgumentException("'readings' must contain 'reading': " + reading);
    }
  }

  /** Whether the words allow more than one reading. */
  public boolean ambiguous() {
    return readings.size() > 1;
  }

  /** One way to understand a time expression. */
  public sealed interface Reading permits Moment, Interval {}

  /**
   * A moment, as exact as the words make it.
   *
   * @param start the first instant it covers
   * @param grain how long it is
   */
  public record Moment(ZonedDateTime start, Grain grain) implements Reading {}

  /**
   * From one moment up to another; at least one end is known.
   *
   * @param from the first instant, or empty for an interval without beginning
   * @param to the instant after the last, or empty for an interval without end
   */
  public record Interval(Optional<Moment> from, Optional<Moment> to) implements Reading {
    public Interval {
      if (from.isEmpty() && to.isEmpty()) {
        throw new IllegalArgumentException("'from' and 'to' must not both be empty");
      }
    }
  }

  /** How long a moment is. */
  public enum Grain {
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
  }
}
