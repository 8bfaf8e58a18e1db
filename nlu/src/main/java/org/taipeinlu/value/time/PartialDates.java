package org.taipeinlu.value.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.taipeinlu.value.TimeValue.Grain;

/** Dates that are a part of a longer one, counted from its start or its end. */
final class PartialDates {

  private PartialDates() {}

  /** A weekday by number: the second Friday of March; -1 is the last. Means nothing on its own. */
  record NthWeekday(int number, int weekday) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return List.of();
    }

    @Override
    public List<DateSpan> within(Frame frame, DateSpan outer) {
      DayOfWeek wanted = DayOfWeek.of(weekday);
      LocalDate day =
          number < 0
              ? outer.end().with(TemporalAdjusters.previous(wanted))
              : outer.start().with(TemporalAdjusters.nextOrSame(wanted)).plusWeeks(number - 1L);
      boolean inside = day.isBefore(outer.end()) && !day.isBefore(outer.start());
      return inside ? List.of(DateSpan.day(day)) : List.of();
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }

  /** A unit by number: the third week of 2026, 明年第九個月; -1 is the last. */
  record NthUnit(int number, Unit unit) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return List.of();
    }

    /** A week belongs where its Thursday is, as in ISO 8601; a weekend, where its Saturday is. */
    @Override
    public List<DateSpan> within(Frame frame, DateSpan outer) {
      if (unit == Unit.WEEK || unit == Unit.WEEKEND) {
        int anchor = unit == Unit.WEEK ? 4 : 6;
        return new NthWeekday(number, anchor)
            .within(frame, outer).stream().map(day -> DateSpan.around(day.start(), unit)).toList();
      }
      LocalDate inside =
          number < 0 ? outer.end().minusDays(1) : DateSpan.shift(outer.start(), unit, number - 1);
      DateSpan found = DateSpan.around(inside, unit);
      return found.start().isBefore(outer.end()) ? List.of(found) : List.of();
    }

    @Override
    public Grain grain() {
      return unit.grain();
    }
  }

  /** A week of the year: week 31. */
  record WeekOfYear(int number) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return within(frame, DateSpan.around(frame.today(), Unit.YEAR));
    }

    @Override
    public List<DateSpan> within(Frame frame, DateSpan outer) {
      return new NthUnit(number, Unit.WEEK).within(frame, outer);
    }

    @Override
    public Grain grain() {
      return Grain.WEEK;
    }
  }

  /** A quarter by its number: Q1 2026. */
  record NamedQuarter(int number) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      LocalDate today = frame.today();
      DateSpan found = DateSpan.quarter(today.getYear(), number);
      boolean over = !found.end().isAfter(today);
      boolean ahead = !found.start().isBefore(today);
      int years = frame.future() && over ? 1 : !frame.future() && ahead ? -1 : 0;
      return List.of(DateSpan.quarter(today.getYear() + years, number));
    }

    @Override
    public Grain grain() {
      return Grain.QUARTER;
    }
  }

  /** A half of a year: 下半年, H2. */
  record HalfYear(int number) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      LocalDate start = LocalDate.of(frame.today().getYear(), number * 6 - 5, 1);
      return List.of(DateSpan.days(start, start.plusMonths(6)));
    }

    @Override
    public Grain grain() {
      return Grain.QUARTER;
    }
  }

  /**
   * Some units in a row: the next three days, from tomorrow; the last two weeks, up to today; with
   * a longer date, the first ten days of it. Quarters, decades and fortnights are those of the
   * calendar.
   *
   * @param count negative for the past
   * @param first whether it is at the start of a longer date, and not at the end
   */
  record Run(int count, Unit unit, boolean first) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      LocalDate today = frame.today();
      boolean calendar =
          unit == Unit.QUARTER
              || unit == Unit.DECADE
              || unit == Unit.FORTNIGHT
              || unit == Unit.WEEKEND;
      LocalDate now = calendar ? DateSpan.around(today, unit).start() : today;
      if (count < 0) {
        return List.of(DateSpan.days(DateSpan.shift(now, unit, count), now));
      }
      LocalDate start = calendar ? DateSpan.shift(now, unit, 1) : now.plusDays(1);
      LocalDate end =
          unit == Unit.BUSINESS_DAY
              ? DateSpan.shift(now, unit, count).plusDays(1)
              : DateSpan.shift(start, unit, count);
      return List.of(DateSpan.days(start, end));
    }

    @Override
    public List<DateSpan> within(Frame frame, DateSpan outer) {
      int size = Math.abs(count);
      if (unit == Unit.WEEK) {
        return new NthUnit(first ? 1 : -1, unit)
            .within(frame, outer).stream()
                .map(
                    week ->
                        first
                            ? DateSpan.days(week.start(), week.start().plusWeeks(size))
                            : DateSpan.days(week.end().minusWeeks(size), week.end()))
                .toList();
      }
      return List.of(
          first
              ? DateSpan.days(outer.start(), DateSpan.shift(outer.start(), unit, size))
              : DateSpan.days(DateSpan.shift(outer.end(), unit, -size), outer.end()));
    }

    @Override
    public Grain grain() {
      return unit.grain();
    }

    @Override
    public int rank() {
      return 2 * DateNode.coarseness(unit.grain()) - 1;
    }
  }

  /** A stretch of a longer date: the end of May, 月底, early next week. Means nothing on its own. */
  record Edge(String name) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return List.of();
    }

    @Override
    public List<DateSpan> within(Frame frame, DateSpan outer) {
      LocalDate start = outer.start();
      LocalDate end = outer.end();
      LocalDate third = cut(outer, 1);
      LocalDate half = half(outer);
      return switch (name) {
        case "START" -> List.of(DateSpan.days(start, third));
        case "MIDDLE" -> List.of(DateSpan.days(third, cut(outer, 2)));
        case "END" -> List.of(DateSpan.days(cut(outer, 2), end));
        case "EARLY" -> List.of(DateSpan.days(start, half));
        case "LATE_HALF" -> List.of(DateSpan.days(half, end));
        case "LATE" -> rest(half, frame.today(), outer);
        default -> rest(start, frame.today(), outer);
      };
    }

    private static List<DateSpan> rest(LocalDate from, LocalDate today, DateSpan outer) {
      boolean started = today.isAfter(from) && today.isBefore(outer.end());
      return List.of(DateSpan.days(started ? today : from, outer.end()));
    }

    /** Thirds in whole months, or in tens of days of a month. */
    private static LocalDate cut(DateSpan outer, int thirds) {
      long months = ChronoUnit.MONTHS.between(outer.start(), outer.end());
      if (months >= 3) {
        return outer.start().plusMonths(months * thirds / 3);
      }
      long days = ChronoUnit.DAYS.between(outer.start(), outer.end());
      return outer.start().plusDays(days >= 28 ? 10L * thirds : Math.round(days * thirds / 3.0));
    }

    private static LocalDate half(DateSpan outer) {
      long months = ChronoUnit.MONTHS.between(outer.start(), outer.end());
      long days = ChronoUnit.DAYS.between(outer.start(), outer.end());
      return months > 1 ? outer.start().plusMonths(months / 2) : outer.start().plusDays(days / 2);
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }

    @Override
    public int rank() {
      return -1;
    }
  }
}
