package org.taipeinlu.value.time;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * Several dates that the same numbers may mean, the likeliest first: 11/2.
 *
 * @param dashed whether dashes join the numbers, which join ranges as well: 11-2
 */
record AmbiguousDate(List<CalendarDate> dates, boolean dashed) implements DateNode {

  AmbiguousDate {
    dates = List.copyOf(dates);
  }

  @Override
  public Grain grain() {
    return Grain.DAY;
  }

  @Override
  public List<DateSpan> spans(Frame frame) {
    return dates.stream().flatMap(date -> date.spans(frame).stream()).distinct().toList();
  }

  @Override
  public List<DateSpan> within(Frame frame, DateSpan outer) {
    return dates.stream().flatMap(date -> date.within(frame, outer).stream()).distinct().toList();
  }

  /** These dates with what another adds; empty if all contradict it. */
  Optional<AmbiguousDate> and(CalendarDate other) {
    List<CalendarDate> both = dates.stream().flatMap(date -> date.and(other).stream()).toList();
    return both.isEmpty() || (dashed && other.weekday() != 0)
        ? Optional.empty()
        : Optional.of(new AmbiguousDate(both, dashed));
  }
}
