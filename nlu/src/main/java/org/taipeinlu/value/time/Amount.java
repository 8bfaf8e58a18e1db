package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * A length of time. Months and days are of the calendar, so that a day over a clock change is still
 * a day; seconds are exact.
 */
record Amount(int months, int days, int businessDays, long seconds) {

  static final Amount ZERO = new Amount(0, 0, 0, 0);

  /** Farther than this is no journey; keeps all sums inside of int and of java.time. */
  private static final double MOST_DAYS = 400 * 366;

  /** Some units; halves and tenths of months and years are rounded to whole months. */
  static Amount of(double count, Unit unit) {
    return switch (unit) {
      case SECOND -> seconds(count);
      case MINUTE -> seconds(count * 60);
      case HOUR -> seconds(count * 3600);
      case BUSINESS_DAY -> new Amount(0, 0, (int) bounded(count, 1), 0);
      case DAY -> count % 1 == 0 ? days(count) : seconds(count * 86_400);
      case WEEK, WORKWEEK, WEEKEND -> days(count * 7);
      case FORTNIGHT -> days(count * 14);
      case MONTH -> count % 1 == 0 ? months(count) : days(count * 30);
      case QUARTER -> months(count * 3);
      case YEAR -> months(count * 12);
      case DECADE -> months(count * 120);
    };
  }

  private static Amount seconds(double seconds) {
    return new Amount(0, 0, 0, Math.round(bounded(seconds, 1 / 86_400.0)));
  }

  private static Amount days(double days) {
    return new Amount(0, (int) Math.round(bounded(days, 1)), 0, 0);
  }

  private static Amount months(double months) {
    return new Amount((int) Math.round(bounded(months, 30)), 0, 0, 0);
  }

  private static double bounded(double count, double daysEach) {
    return Math.min(count, MOST_DAYS / daysEach);
  }

  Amount plus(Amount other) {
    return new Amount(
        months + other.months,
        days + other.days,
        businessDays + other.businessDays,
        seconds + other.seconds);
  }

  Amount negated() {
    return new Amount(-months, -days, -businessDays, -seconds);
  }

  /** Whether it counts whole days, so that its end is a day and no minute. */
  boolean ofDays() {
    return seconds == 0;
  }

  /** How exact a clock time is that is moved by it. */
  Grain grain() {
    return seconds % 60 == 0 ? Grain.MINUTE : Grain.SECOND;
  }

  LocalDate after(LocalDate day) {
    LocalDate moved = day.plusMonths(months).plusDays(days);
    return businessDays == 0 ? moved : DateSpan.shift(moved, Unit.BUSINESS_DAY, businessDays);
  }

  ZonedDateTime after(ZonedDateTime moment) {
    ZonedDateTime day = moment.with(after(moment.toLocalDate()));
    return seconds == 0 ? day : day.plusSeconds(seconds);
  }
}
