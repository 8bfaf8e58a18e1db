package org.taipeinlu.value.time;

import static org.taipeinlu.value.time.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taipeinlu.value.time.Pattern.Captured;

/** Dates by their names and numbers on the calendar. */
final class DateRules {

  private DateRules() {}

  static List<Rule> all() {
    return Stream.of(monthAndDay(), years(), days(), han()).flatMap(List::stream).toList();
  }

  private static List<Rule> monthAndDay() {
    return List.of(
        rule("MONTH", c -> Piece.date(CalendarDate.ofMonth(c.value(0)))),
        rule(
            "MONTH [DOT] [COMMA|DASH|SLASH] [THE|OF] ORDINAL|NUMBER",
            c -> date(0, c.value(0), c.get(4))),
        rule(
            "MONTH [DOT] [COMMA|DASH] [THE] ORDINAL|NUMBER [COMMA|DASH] NUMBER",
            c -> withYear(c.value(0), c.get(4), c.get(6), c)),
        rule(
            "ORDINAL|NUMBER [DASH|SLASH|DOT] [OF] [THE] MONTH", c -> date(0, c.value(4), c.get(0))),
        rule(
            "ORDINAL|NUMBER [DASH|SLASH|DOT] [OF] [THE] MONTH [DOT] [COMMA|DASH|OF|SLASH] NUMBER",
            c -> withYear(c.value(4), c.get(0), c.get(7), c)),
        rule(
            "ORDINAL UNIT [OF] MONTH",
            c -> c.get(1).name().equals("DAY") ? date(0, c.value(3), c.get(0)) : Optional.empty()),
        rule(
            "MONTH DASH|SLASH NUMBER DASH|SLASH NUMBER",
            c -> dated(c.get(2), c.value(0), c.get(4))),
        rule(
            "NUMBER DASH|SLASH MONTH DASH|SLASH NUMBER",
            c -> dated(c.get(0), c.value(2), c.get(4))),
        rule(
            "NUMBER DASH|SLASH NUMBER DASH|SLASH MONTH",
            c -> dated(c.get(2), c.value(4), c.get(0))));
  }

  private static List<Rule> years() {
    return List.of(
        rule("NUMBER", c -> c.get(0).digits() == 8 ? compact(c.value(0)) : year(c.get(0))),
        rule("[THE] UNIT NUMBER", DateRules::unitNumber),
        rule("MONTH [DOT] [COMMA|DASH|OF] [IN] NUMBER", c -> monthOfYear(c.value(0), c.get(4))),
        rule("NUMBER [DASH|SLASH] MONTH", c -> monthOfYear(c.value(2), c.get(0))),
        rule("NUMBER NUMBER", c -> spelledYear(c.get(0), c.get(1))),
        rule("NUMBER [DASH] QUARTER_NAME", c -> quarter(c.get(0), c.value(2))),
        rule("QUARTER_NAME", c -> Piece.date(new PartialDates.NamedQuarter(c.value(0)))),
        rule("NUMBER [DASH] HALF_YEAR", c -> half(c.get(0), c.value(2))),
        rule("[COUNTER] HALF_YEAR", c -> Piece.date(new PartialDates.HalfYear(c.value(1)))),
        rule("NUMBER DECADE_MARK", c -> decade(c.get(0))));
  }

  private static List<Rule> days() {
    return List.of(
        rule("[THE] ORDINAL", c -> day(c.get(1))),
        rule("THE NUMBER", c -> c.next().is(Kind.DECADE_MARK) ? Optional.empty() : day(c.get(1))),
        rule("WEEKDAY [DOT]", c -> Piece.date(CalendarDate.ofWeekday(c.value(0)))),
        rule("SHIFT", c -> Piece.date(new RelativeDates.Shift(c.value(0)))),
        rule("RECENTLY", c -> Piece.date(new RelativeDates.Shift(0))),
        rule("HOLIDAY", c -> Piece.date(new YearlyDate.Holiday(c.get(0).name()))));
  }

  private static List<Rule> han() {
    return List.of(
        rule("NUMBER YEAR_MARK", c -> markedYear(c.get(0))),
        rule("ERA NUMBER [YEAR_MARK]", c -> era(c.value(0), c.value(1))),
        rule("NUMBER MONTH_MARK", c -> month(c.value(0))),
        rule("NUMBER MONTH_MARK [DE] NUMBER [DAY_MARK]", c -> date(0, c.value(0), c.get(3))),
        rule("NUMBER DAY_MARK", c -> day(c.get(0))),
        rule(
            "LUNAR NUMBER MONTH_MARK [EDGE_AFTER] NUMBER [DAY_MARK]",
            c -> lunar(c.value(1), c.get(4))),
        rule("LUNAR NUMBER YEAR_MARK", c -> markedYear(c.get(1))),
        rule(
            "LUNAR NUMBER YEAR_MARK NUMBER MONTH_MARK [EDGE_AFTER] NUMBER [DAY_MARK]",
            c -> lunar(c.get(1), c.value(3), c.get(6))),
        rule("[LUNAR] NUMBER MONTH_MARK EDGE_AFTER NUMBER", c -> lunar(c.value(1), c.get(4))),
        rule(
            "[LUNAR] LUNAR_MONTH [EDGE_AFTER] NUMBER [DAY_MARK]", c -> lunar(c.value(1), c.get(3))),
        rule("NUMBER DECADE_MARK", c -> decade(c.get(0))));
  }

  private static Optional<Piece> lunar(int month, Lexeme day) {
    return Piece.date(new YearlyDate.Lunar(month, day.value()));
  }

  private static Optional<Piece> lunar(Lexeme year, int month, Lexeme day) {
    DateNode outer = CalendarDate.ofYear(fullYear(year));
    return Piece.date(new RelativeDates.Within(new YearlyDate.Lunar(month, day.value()), outer));
  }

  private static Optional<Piece> month(int month) {
    return month >= 1 && month <= 12 ? Piece.date(CalendarDate.ofMonth(month)) : Optional.empty();
  }

  private static Optional<Piece> day(Lexeme day) {
    return isDay(day) ? Piece.date(CalendarDate.ofDay(day.value())) : Optional.empty();
  }

  static boolean isDay(Lexeme number) {
    return number.value() >= 1 && number.value() <= 31 && number.digits() <= 2;
  }

  private static Optional<Piece> date(int year, int month, Lexeme day) {
    return isDay(day) && month >= 1 && month <= 12
        ? Piece.date(CalendarDate.of(year, month, day.value()))
        : Optional.empty();
  }

  private static Optional<Piece> dated(Lexeme day, int month, Lexeme year) {
    if (day.digits() == 4 && isDay(year)) {
      return date(day.value(), month, year);
    }
    return isYear(year) || year.digits() == 2 ? date(fullYear(year), month, day) : Optional.empty();
  }

  /** A second number is a year only if it cannot be an hour: "Nov 2 26", "Nov 2, 2026". */
  private static Optional<Piece> withYear(int month, Lexeme day, Lexeme year, Captured c) {
    Kind next = c.next().kind();
    boolean clock = next == Kind.COLON || next == Kind.MERIDIEM || next == Kind.OCLOCK;
    clock |= next == Kind.SLASH || Pattern.isUnit(c.next());
    boolean sound = isYear(year) || (year.digits() == 2 && year.value() > 24);
    return sound && !clock ? date(fullYear(year), month, day) : Optional.empty();
  }

  static boolean isYear(Lexeme number) {
    return number.value() >= 1700 && number.value() < 2200;
  }

  /**
   * A bare year; of 18 and 19 hundred only what is no time, as people write 1830 for half past six.
   */
  private static Optional<Piece> year(Lexeme number) {
    boolean usual = number.value() >= 1900 && number.value() < 2200;
    usual |= isYear(number) && (number.spelled() || number.value() % 100 >= 60);
    return usual ? Piece.date(CalendarDate.ofYear(number.value())) : Optional.empty();
  }

  /** 2026年, 26年, 115年; neither the year 300 nor 3000 is anybody's journey. */
  private static Optional<Piece> markedYear(Lexeme number) {
    int year = number.value();
    boolean sound = year < 200 || (year >= 1000 && year < 3000);
    return sound ? Piece.date(CalendarDate.ofYear(fullYear(number))) : Optional.empty();
  }

  /** Eight digits: 20261102. */
  private static Optional<Piece> compact(int number) {
    Lexeme day = Lexeme.number(number % 100, 2);
    boolean sound = isYear(Lexeme.number(number / 10_000, 4));
    return sound ? date(number / 10_000, number / 100 % 100, day) : Optional.empty();
  }

  private static Optional<Piece> spelledYear(Lexeme century, Lexeme rest) {
    boolean sound = century.spelled() && century.value() >= 17 && century.value() <= 21;
    return sound && rest.spelled() && rest.value() >= 10 && rest.value() < 100
        ? Piece.date(CalendarDate.ofYear(century.value() * 100 + rest.value()))
        : Optional.empty();
  }

  private static Optional<Piece> monthOfYear(int month, Lexeme year) {
    return isYear(year) ? Piece.date(CalendarDate.of(year.value(), month, 0)) : Optional.empty();
  }

  private static Optional<Piece> unitNumber(Captured c) {
    String unit = c.get(1).name();
    if (unit.equals("WEEK") && c.value(2) >= 1 && c.value(2) <= 53) {
      return Piece.date(new PartialDates.WeekOfYear(c.value(2)));
    }
    return unit.equals("YEAR") && isYear(c.get(2))
        ? Piece.date(CalendarDate.ofYear(c.value(2)))
        : Optional.empty();
  }

  private static Optional<Piece> quarter(Lexeme year, int number) {
    DateNode outer = CalendarDate.ofYear(year.value());
    return isYear(year)
        ? Piece.date(new RelativeDates.Within(new PartialDates.NamedQuarter(number), outer))
        : Optional.empty();
  }

  private static Optional<Piece> half(Lexeme year, int number) {
    DateNode outer = CalendarDate.ofYear(year.value());
    return isYear(year)
        ? Piece.date(new RelativeDates.Within(new PartialDates.HalfYear(number), outer))
        : Optional.empty();
  }

  private static Optional<Piece> decade(Lexeme number) {
    boolean sound = number.value() % 10 == 0 && (number.value() < 100 || isYear(number));
    int start = number.value() < 100 ? fullYear(number) : number.value();
    return sound
        ? Piece.date(new RelativeDates.Around(Unit.DECADE, CalendarDate.ofYear(start)))
        : Optional.empty();
  }

  private static Optional<Piece> era(int start, int year) {
    return year >= 1 && start + year >= 1000 && start + year < 3000
        ? Piece.date(CalendarDate.ofYear(start + year))
        : Optional.empty();
  }

  /** A year of three digits is of the Republic of China; of two, it keeps its century open. */
  static int fullYear(Lexeme number) {
    int year = number.value();
    if (year >= 100) {
      return year < 200 ? year + 1911 : Math.min(year, 2999);
    }
    return CalendarDate.OPEN_CENTURY + year;
  }
}
