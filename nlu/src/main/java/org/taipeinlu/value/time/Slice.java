package org.taipeinlu.value.time;

import java.time.ZonedDateTime;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import org.taipeinlu.value.TimeValue.Reading;

/**
 * A phrase found on the time line.
 *
 * @param end where it ends as the end of a range: after its last day, or at the very clock time
 * @param moment whether it is one moment of its grain, and not from some moment to another
 */
record Slice(ZonedDateTime start, ZonedDateTime end, Grain grain, boolean moment) {

  Moment first() {
    return new Moment(start, grain);
  }

  Moment last() {
    return new Moment(end, grain);
  }

  /** What it means on one side of it. */
  Reading reading(Bound bound) {
    return switch (bound) {
      case BEFORE -> new Interval(Optional.empty(), Optional.of(first()));
      case BY -> new Interval(Optional.empty(), Optional.of(last()));
      case SINCE -> new Interval(Optional.of(first()), Optional.empty());
      case AFTER -> new Interval(Optional.of(last()), Optional.empty());
      case NONE -> moment ? first() : new Interval(Optional.of(first()), Optional.of(last()));
    };
  }
}
