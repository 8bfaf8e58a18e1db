package org.taipeinlu.value.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;

/** Joins the dates of one phrase: "Friday" and "of next week", "5th", "March" and "2027". */
final class Dates {

  private static final DateNode WEEKEND = new RelativeDates.Period(Unit.WEEKEND, 0);

  private Dates() {}

  static Optional<DateNode> join(DateNode one, DateNode other) {
    return join(List.of(one, other));
  }

  /** The dates as one, finer ones inside of coarser ones; empty if they do not fit together. */
  static Optional<DateNode> join(List<DateNode> dates) {
    if (dates.size() <= 1) {
      return dates.stream().findFirst();
    }
    Optional<List<DateNode>> united = unite(dates);
    return united.flatMap(Dates::nest);
  }

  /** Dates by number become one; a full one overrules weekdays and "tomorrow" beside it. */
  private static Optional<List<DateNode>> unite(List<DateNode> dates) {
    List<DateNode> others = new ArrayList<>();
    DateNode numbers = CalendarDate.ofYear(0);
    for (DateNode date : dates) {
      if (date instanceof CalendarDate || date instanceof AmbiguousDate) {
        Optional<DateNode> sum = sum(numbers, date);
        if (sum.isEmpty()) {
          return Optional.empty();
        }
        numbers = sum.get();
      } else {
        others.add(date);
      }
    }
    if (numbers instanceof AmbiguousDate date && date.dashed() && !others.isEmpty()) {
      return Optional.empty(); // "next Monday 6-8" has hours
    }
    if (numbers instanceof AmbiguousDate
        || (numbers instanceof CalendarDate date && date.month() != 0 && date.day() != 0)) {
      others.removeIf(other -> overruled(other));
    }
    if (numbers instanceof CalendarDate date && date.weekday() != 0 && date.day() == 0) {
      others.add(CalendarDate.ofWeekday(date.weekday())); // a Friday of March, not Friday the ?th
      numbers = CalendarDate.of(date.year(), date.month(), 0);
    }
    if (!numbers.equals(CalendarDate.ofYear(0))) {
      others.add(numbers);
    }
    return Optional.of(others);
  }

  private static boolean overruled(DateNode date) {
    return date instanceof RelativeDates.WeekdayOfWeek
        || date instanceof RelativeDates.Occurrence
        || date instanceof RelativeDates.Shift
        || (date instanceof RelativeDates.Period period && period.count() == 0);
  }

  private static Optional<DateNode> sum(DateNode numbers, DateNode more) {
    if (numbers instanceof CalendarDate left && more instanceof CalendarDate right) {
      return left.and(right).map(date -> date);
    }
    if (numbers instanceof CalendarDate left && more instanceof AmbiguousDate right) {
      return right.and(left).map(date -> date);
    }
    if (numbers instanceof AmbiguousDate left && more instanceof CalendarDate right) {
      return left.and(right).map(date -> date);
    }
    return Optional.empty();
  }

  private static Optional<DateNode> nest(List<DateNode> dates) {
    List<DateNode> sorted = new ArrayList<>(dates);
    boolean holiday = sorted.stream().anyMatch(YearlyDate.class::isInstance);
    if (holiday && sorted.remove(WEEKEND)) {
      return nest(sorted).map(RelativeDates.WeekendAt::new);
    }
    sorted.sort(Comparator.comparingInt(DateNode::rank).reversed());
    DateNode outer = sorted.get(0);
    for (DateNode inner : sorted.subList(1, sorted.size())) {
      Optional<DateNode> nested = nest(inner, outer);
      if (nested.isEmpty()) {
        return nested;
      }
      outer = nested.get();
    }
    return Optional.of(outer);
  }

  private static Optional<DateNode> nest(DateNode inner, DateNode outer) {
    if (inner.rank() == outer.rank()) {
      return nearby(inner, outer).or(() -> nearby(outer, inner));
    }
    return Optional.of(new RelativeDates.Within(inner, outer));
  }

  private static Optional<DateNode> nearby(DateNode weekday, DateNode other) {
    return weekday instanceof CalendarDate day
            && day.onlyWeekday()
            && other instanceof RelativeDates.Moved
        ? Optional.of(new RelativeDates.WeekdayNear(day.weekday(), other))
        : Optional.empty();
  }

  /** Whether a number beside a date is rather its day than an hour. */
  static boolean wantsDay(DateNode date, int number) {
    boolean weekday = date instanceof CalendarDate day && day.onlyWeekday();
    return date.grain() == Grain.MONTH || (weekday && number > 12);
  }

  /** Whether a date moves to where the rest of a range is: "Nov 2", but not "tomorrow". */
  static boolean open(DateNode date) {
    return date instanceof CalendarDate
        || date instanceof AmbiguousDate
        || date instanceof YearlyDate
        || date instanceof PartialDates.NamedQuarter
        || (date instanceof RelativeDates.Within within && open(within.outer()));
  }

  /** Whether a date says its month, so that a range is found from its end. */
  static boolean namesMonth(DateNode date) {
    return date instanceof AmbiguousDate
        || (date instanceof CalendarDate day && (day.month() != 0 || day.year() != 0))
        || (date instanceof RelativeDates.Period period && period.unit() == Unit.MONTH)
        || (date instanceof RelativeDates.Within within && namesMonth(within.outer()));
  }

  /** Whether a date says its year. */
  static boolean namesYear(DateNode date) {
    return (date instanceof CalendarDate day && day.year() != 0)
        || (date instanceof RelativeDates.Within within && namesYear(within.outer()));
  }

  /** Whether a date says a day of the month. */
  static boolean namesDay(DateNode date) {
    return date instanceof AmbiguousDate
        || (date instanceof CalendarDate day && day.day() != 0)
        || (date instanceof RelativeDates.Within within && namesDay(within.inner()));
  }
}
