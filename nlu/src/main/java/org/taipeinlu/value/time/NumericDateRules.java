package org.taipeinlu.value.time;

import static org.taipeinlu.value.time.Rule.rule;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.time.Pattern.Captured;

/** Dates of digits alone: 11/2, 2026-11-02, 115/11/2, 2.11.26. */
final class NumericDateRules {

  private final DateOrder order;

  NumericDateRules(DateOrder order) {
    this.order = order;
  }

  List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    for (String mark : List.of("SLASH", "DASH", "DOT")) {
      boolean dashed = mark.equals("DASH");
      rules.add(rule("NUMBER " + mark + " NUMBER", c -> two(c, mark)));
      rules.add(
          rule(
              "NUMBER " + mark + " NUMBER " + mark + " NUMBER",
              c -> three(c.get(0), c.get(2), c.get(4), dashed, c)));
    }
    rules.add(rule("NUMBER NUMBER NUMBER", NumericDateRules::spaced));
    return rules;
  }

  private Optional<Piece> two(Captured c, String mark) {
    Lexeme a = c.get(0);
    Lexeme b = c.get(2);
    if (a.digits() == 4 && b.digits() <= 2 && isMonth(b) && DateRules.isYear(a)) {
      return Piece.date(CalendarDate.of(a.value(), b.value(), 0));
    }
    if (b.digits() == 4 && isMonth(a) && DateRules.isYear(b)) {
      return Piece.date(CalendarDate.of(b.value(), a.value(), 0));
    }
    Kind next = c.next().kind();
    boolean clock = next == Kind.MERIDIEM || next == Kind.COLON || next == Kind.OCLOCK;
    clock |= mark.equals("DOT") && Pattern.isUnit(c.next());
    List<CalendarDate> dates = clock ? List.of() : orders(0, a, b);
    return node(dates, mark.equals("DASH"));
  }

  private Optional<Piece> three(Lexeme a, Lexeme b, Lexeme c, boolean dashed, Captured all) {
    boolean yearFirst = a.digits() >= 3 || a.value() > 31 || (all.han() && c.digits() <= 2);
    if (yearFirst && isMonth(b) && DateRules.isDay(c) && a.digits() <= 4) {
      return Piece.date(CalendarDate.of(DateRules.fullYear(a), b.value(), c.value()));
    }
    boolean sound = c.digits() == 2 || c.digits() == 4;
    return sound ? node(orders(DateRules.fullYear(c), a, b), dashed) : Optional.empty();
  }

  private static Optional<Piece> spaced(Captured c) {
    boolean sound = c.get(0).digits() == 4 && isMonth(c.get(1)) && DateRules.isDay(c.get(2));
    return sound && c.get(2).digits() > 0
        ? Piece.date(CalendarDate.of(c.value(0), c.value(1), c.value(2)))
        : Optional.empty();
  }

  private static boolean isMonth(Lexeme number) {
    return number.value() >= 1 && number.value() <= 12 && number.digits() <= 2;
  }

  /** Month and day in both orders, where both are possible; the usual one first. */
  private List<CalendarDate> orders(int year, Lexeme a, Lexeme b) {
    List<CalendarDate> dates = new ArrayList<>();
    if (a.digits() == 0 || b.digits() == 0) {
      return dates;
    }
    boolean monthFirst = order == DateOrder.MONTH_FIRST;
    addDate(dates, year, monthFirst ? a : b, monthFirst ? b : a);
    if (a.value() != b.value()) {
      addDate(dates, year, monthFirst ? b : a, monthFirst ? a : b);
    }
    return dates;
  }

  private static void addDate(List<CalendarDate> dates, int year, Lexeme month, Lexeme day) {
    boolean sound = isMonth(month) && DateRules.isDay(day);
    if (sound && day.value() <= Month.of(month.value()).maxLength()) {
      dates.add(CalendarDate.of(year, month.value(), day.value()));
    }
  }

  private static Optional<Piece> node(List<CalendarDate> dates, boolean dashed) {
    return dates.isEmpty() ? Optional.empty() : Piece.date(new AmbiguousDate(dates, dashed));
  }
}
