package org.taipeinlu.value.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * A date by its numbers, zero where the words do not say.
 *
 * @param year from {@link #OPEN_CENTURY} on, a year of two digits
 * @param weekday from 1, Monday, to 7
 */
record CalendarDate(int year, int month, int day, int weekday) implements DateNode {

  /** 29 February comes at least every eight years, and on one weekday at least every forty. */
  private static final int YEARS_TO_TRY = 41;

  /** Added to a year of two digits, so that 00 is not taken for no year. */
  static final int OPEN_CENTURY = 10_000;

  /** Years of two digits up to this many years ahead of now are of now's century. */
  private static final int YEARS_AHEAD = 20;

  static CalendarDate ofYear(int year) {
    return new CalendarDate(year, 0, 0, 0);
  }

  static CalendarDate ofMonth(int month) {
    return new CalendarDate(0, month, 0, 0);
  }

  static CalendarDate ofDay(int day) {
    return new CalendarDate(0, 0, day, 0);
  }

  static CalendarDate ofWeekday(int weekday) {
    return new CalendarDate(0, 0, 0, weekday);
  }

  static CalendarDate of(int year, int month, int day) {
    return new CalendarDate(year, month, day, 0);
  }

  /** Both together, unless they contradict each other. */
  Optional<CalendarDate> and(CalendarDate other) {
    boolean clash = (year != 0 && other.year != 0) || (month != 0 && other.month != 0);
    clash |= (day != 0 && other.day != 0) || (weekday != 0 && other.weekday != 0);
    return clash
        ? Optional.empty()
        : Optional.of(
            new CalendarDate(
                year + other.year, month + other.month, day + other.day, weekday + other.weekday));
  }

  boolean onlyWeekday() {
    return weekday != 0 && year == 0 && month == 0 && day == 0;
  }

  @Override
  public Grain grain() {
    return day != 0 || weekday != 0 ? Grain.DAY : month != 0 ? Grain.MONTH : Grain.YEAR;
  }

  @Override
  public List<DateSpan> spans(Frame frame) {
    if (onlyWeekday()) {
      return weekdays(frame);
    }
    if (year != 0) {
      boolean noMonth = month == 0 && grain() == Grain.DAY;
      return noMonth ? List.of() : inYear(fullYear(frame.now().getYear()));
    }
    return month != 0 ? nearestYear(frame) : nearestMonth(frame);
  }

  private int fullYear(int thisYear) {
    if (year < OPEN_CENTURY) {
      return year;
    }
    int near = thisYear / 100 * 100 + year - OPEN_CENTURY;
    return near > thisYear + YEARS_AHEAD ? near - 100 : near;
  }

  /** A weekday that is today means today, or the one in a week. */
  private List<DateSpan> weekdays(Frame frame) {
    int ahead = Math.floorMod(weekday - frame.today().getDayOfWeek().getValue(), 7);
    if (frame.future()) {
      DateSpan next = DateSpan.day(frame.today().plusDays(ahead));
      return ahead > 0 ? List.of(next) : List.of(next, DateSpan.day(frame.today().plusDays(7)));
    }
    return List.of(DateSpan.day(frame.today().plusDays(ahead - 7L)));
  }

  private List<DateSpan> inYear(int wanted) {
    if (month == 0) {
      return List.of(DateSpan.year(wanted));
    }
    return day == 0 ? List.of(DateSpan.month(wanted, month)) : exact(wanted, month);
  }

  private List<DateSpan> exact(int wantedYear, int wantedMonth) {
    try {
      return List.of(DateSpan.day(LocalDate.of(wantedYear, wantedMonth, day)));
    } catch (DateTimeException e) {
      return List.of();
    }
  }

  private List<DateSpan> nearestYear(Frame frame) {
    int step = frame.future() ? 1 : -1;
    for (int i = 0; i < YEARS_TO_TRY; i++) {
      List<DateSpan> found = inYear(frame.today().getYear() + i * step);
      if (!found.isEmpty() && inDirection(found.get(0), frame)) {
        return found;
      }
    }
    return List.of();
  }

  /** A day of some month, on the weekday if there is one. */
  private List<DateSpan> nearestMonth(Frame frame) {
    LocalDate month = frame.today().withDayOfMonth(1);
    for (int i = 0; i < YEARS_TO_TRY * 12; i++) {
      LocalDate tried = month.plusMonths(frame.future() ? i : -i);
      List<DateSpan> found = exact(tried.getYear(), tried.getMonthValue());
      if (!found.isEmpty() && inDirection(found.get(0), frame) && onWeekday(found.get(0))) {
        return found;
      }
    }
    return List.of();
  }

  private boolean onWeekday(DateSpan span) {
    return weekday == 0 || span.start().getDayOfWeek().getValue() == weekday;
  }

  private static boolean inDirection(DateSpan span, Frame frame) {
    return frame.future()
        ? span.end().isAfter(frame.today())
        : span.start().isBefore(frame.today());
  }
}
