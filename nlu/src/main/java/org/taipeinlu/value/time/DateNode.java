package org.taipeinlu.value.time;

import java.util.List;
import org.taipeinlu.value.TimeValue.Grain;

/** What words say about a date, before it is looked up on a calendar. Immutable. */
interface DateNode {

  /** The days it may mean, the likeliest first; empty if there are none, as for 30 February. */
  List<DateSpan> spans(Frame frame);

  /** How exact it is; coarser dates hold finer ones: the Friday of next week. */
  Grain grain();

  /** The days it may mean inside of others, such as "March" in "next year". */
  default List<DateSpan> within(Frame frame, DateSpan outer) {
    return spans(frame.seenFrom(outer.start(), Prefer.FUTURE)).stream()
        .filter(span -> span.start().isBefore(outer.end()) || outer.grain() == Grain.DAY)
        .limit(1)
        .toList();
  }

  /** Where it stands among the parts of a date: the lower is looked up inside of the higher. */
  default int rank() {
    return 2 * coarseness(grain());
  }

  /** Whether words that name a unit and how many weeks, months or years away it is. */
  default boolean relative() {
    return false;
  }

  /** Counts grains from the finest. */
  static int coarseness(Grain grain) {
    return switch (grain) {
      case SECOND -> 0;
      case MINUTE -> 1;
      case HOUR -> 2;
      case DAY -> 3;
      case WEEK -> 4;
      case MONTH -> 5;
      case QUARTER -> 6;
      case YEAR -> 7;
    };
  }
}
