package org.taipeinlu.value.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * Whole days on the calendar.
 *
 * @param start the first day
 * @param end the day after the last
 * @param grain what the days make up: with {@code whole} a day, a week, a month; else DAY
 * @param whole whether it is one unit of its grain and not just some days
 */
record DateSpan(LocalDate start, LocalDate end, Grain grain, boolean whole) {

  static DateSpan day(LocalDate day) {
    return new DateSpan(day, day.plusDays(1), Grain.DAY, true);
  }

  static DateSpan days(LocalDate start, LocalDate end) {
    return new DateSpan(start, end, Grain.DAY, false);
  }

  static DateSpan month(int year, int month) {
    LocalDate first = LocalDate.of(year, month, 1);
    return new DateSpan(first, first.plusMonths(1), Grain.MONTH, true);
  }

  static DateSpan year(int year) {
    return new DateSpan(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), Grain.YEAR, true);
  }

  /** The calendar period of a unit around a day; weeks start on Monday. */
  static DateSpan around(LocalDate day, Unit unit) {
    LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return switch (unit) {
      case WEEK -> new DateSpan(monday, monday.plusWeeks(1), Grain.WEEK, true);
      case WORKWEEK -> days(monday, monday.plusDays(5));
      case WEEKEND -> days(monday.plusDays(5), monday.plusDays(7));
      case FORTNIGHT -> days(monday, monday.plusWeeks(2));
      case MONTH -> month(day.getYear(), day.getMonthValue());
      case QUARTER -> quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
      case YEAR -> year(day.getYear());
      case DECADE -> decade(day.getYear() / 10 * 10);
      default -> day(day);
    };
  }

  static DateSpan quarter(int year, int number) {
    LocalDate first = LocalDate.of(year, number * 3 - 2, 1);
    return new DateSpan(first, first.plusMonths(3), Grain.QUARTER, true);
  }

  static DateSpan decade(int year) {
    return days(LocalDate.of(year, 1, 1), LocalDate.of(year + 10, 1, 1));
  }

  /** The same unit, earlier or later by some units. */
  static LocalDate shift(LocalDate day, Unit unit, int count) {
    return switch (unit) {
      case WEEK, WORKWEEK, WEEKEND -> day.plusWeeks(count);
      case FORTNIGHT -> day.plusWeeks(2L * count);
      case MONTH -> day.plusMonths(count);
      case QUARTER -> day.plusMonths(3L * count);
      case YEAR -> day.plusYears(count);
      case DECADE -> day.plusYears(10L * count);
      case BUSINESS_DAY -> businessDays(day, count);
      default -> day.plusDays(count);
    };
  }

  private static LocalDate businessDays(LocalDate day, int count) {
    LocalDate found = day;
    int left = Math.min(Math.abs(count), 10_000); // a lifetime; keeps the loop short
    while (left > 0) {
      found = found.plusDays(count < 0 ? -1 : 1);
      left -= found.getDayOfWeek().getValue() < 6 ? 1 : 0;
    }
    return found;
  }
}
