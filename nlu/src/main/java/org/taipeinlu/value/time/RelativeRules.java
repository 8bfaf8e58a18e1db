package org.taipeinlu.value.time;

import static org.taipeinlu.value.time.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taipeinlu.value.time.Pattern.Captured;

/** Dates by their distance or their number in a longer date. */
final class RelativeRules {

  private RelativeRules() {}

  static List<Rule> all() {
    return Stream.of(periods(), counted(), edges()).flatMap(List::stream).toList();
  }

  private static List<Rule> periods() {
    return List.of(
        rule("RELATIVE [COUNTER] [DE] ANY_UNIT", c -> period(c.get(0), Unit.of(c.get(3)))),
        rule("RELATIVE [COUNTER] WEEKDAY", c -> weekday(c.value(2), c.get(0))),
        rule("RELATIVE MONTH", c -> occurrence(CalendarDate.ofMonth(c.value(1)), c)),
        rule("RELATIVE MONTH ORDINAL|NUMBER", c -> dayOf(c.value(1), c.get(2), c)),
        rule("RELATIVE ORDINAL|NUMBER [OF] MONTH", c -> dayOf(c.value(3), c.get(1), c)),
        rule("RELATIVE [COUNTER] HOLIDAY", c -> holiday(c)),
        rule("RELATIVE [COUNTER] HALF YEAR_MARK", c -> halfYear(c.value(0))),
        rule("THE UNIT|QUARTER", c -> unit(c)),
        rule("UNIT", c -> weekend(c.get(0))),
        rule("[THE] UNIT|QUARTER AFTER|BEFORE RELATIVE", RelativeRules::secondNext),
        rule("[THE] WEEKDAY AFTER|BEFORE RELATIVE", RelativeRules::secondNext),
        rule("[THE] UNIT|QUARTER OF", c -> holding(Unit.of(c.get(1)))),
        rule("[THE] UNIT AFTER|BEFORE", RelativeRules::dayBeside),
        rule("WEEK_OF", c -> Optional.of(new Piece.Prefixed(d -> week(d)))));
  }

  private static List<Rule> counted() {
    return List.of(
        rule(
            "RELATIVE|ROLLING [DE] NUMBER [COUNTER] ANY_UNIT",
            c -> run(c.get(0), c.get(2), c.get(4))),
        rule("NUMBER RELATIVE ANY_UNIT", c -> run(c.get(1), c.get(0), c.get(2))),
        rule(
            "[THE] ORDINAL NUMBER ANY_UNIT",
            c -> c.value(1) == 1 ? run(1, c.get(2), c.get(3)) : none()),
        rule("LAST_OF NUMBER [COUNTER] ANY_UNIT", c -> run(-1, c.get(1), c.get(3))),
        rule("BEFORE|AFTER NUMBER [COUNTER] ANY_UNIT", c -> hanRun(c)),
        rule("[THE] ORDINAL ANY_UNIT", c -> nth(c.value(1), c.get(2))),
        rule("[THE] ORDINAL WEEKDAY", c -> nthWeekday(c.value(1), c.value(2))),
        rule("ORDINAL_MARK NUMBER [COUNTER] ANY_UNIT", c -> nth(c.value(1), c.get(3))),
        rule("ORDINAL_MARK NUMBER [COUNTER] WEEKDAY", c -> nthWeekday(c.value(1), c.value(3))),
        rule("LAST_OF [COUNTER] ANY_UNIT", c -> nth(-1, c.get(2))),
        rule("LAST_OF [COUNTER] WEEKDAY", c -> nthWeekday(-1, c.value(2))),
        rule("RELATIVE WEEKDAY OF|IN", c -> c.value(0) < 0 ? nthWeekday(-1, c.value(1)) : none()),
        rule("RELATIVE ANY_UNIT OF|IN", c -> c.value(0) < 0 ? nth(-1, c.get(1)) : none()));
  }

  private static List<Rule> edges() {
    return List.of(
        rule("EDGE [DASH]", c -> Piece.date(new PartialDates.Edge(c.get(0).name()))),
        rule("MONTH_MARK|YEAR_MARK EDGE_AFTER", c -> edgeOfThis(Unit.of(c.get(0)), c.get(1))),
        rule("EDGE_AFTER", c -> Piece.date(new PartialDates.Edge(c.get(0).name()))));
  }

  /** 月底, 年初: of this month or year. */
  private static Optional<Piece> edgeOfThis(Unit unit, Lexeme edge) {
    DateNode outer = new RelativeDates.Period(unit, 0);
    return Piece.date(new RelativeDates.Within(new PartialDates.Edge(edge.name()), outer));
  }

  /** "The day after", on its own from today, or from the date behind it. */
  private static Optional<Piece> dayBeside(Captured c) {
    int days = c.get(2).is(Kind.AFTER) ? 1 : -1;
    if (c.han() || !c.get(1).name().equals("DAY")) {
      return none();
    }
    return c.next().is(Kind.END)
        ? Piece.date(new RelativeDates.Shift(days))
        : Optional.of(
            new Piece.Prefixed(date -> new RelativeDates.Moved(date, day -> day.plusDays(days))));
  }

  private static Optional<Piece> none() {
    return Optional.empty();
  }

  private static Optional<Piece> period(Lexeme relative, Unit unit) {
    int count = relative.value();
    if (unit.ofClock()) {
      Amount amount = Amount.of(Math.abs(count), unit);
      return count == 0 ? none() : Optional.of(stretch(count, amount));
    }
    if (relative.name().equals("PAST") && unit == Unit.DAY) {
      return none();
    }
    return unit == Unit.BUSINESS_DAY
        ? Piece.date(
            new RelativeDates.Moved(
                new RelativeDates.Shift(0), d -> DateSpan.shift(d, unit, count)))
        : Piece.date(new RelativeDates.Period(unit, count));
  }

  /** From now on, or up to now. */
  static Piece stretch(int direction, Amount amount) {
    return direction > 0
        ? new Piece.FromNow(Amount.ZERO, Optional.of(amount))
        : new Piece.FromNow(amount.negated(), Optional.of(Amount.ZERO));
  }

  private static Optional<Piece> weekday(int weekday, Lexeme relative) {
    boolean nearest = relative.name().equals("COMING") || relative.name().equals("PAST");
    if (nearest) {
      return Piece.date(
          new RelativeDates.Occurrence(CalendarDate.ofWeekday(weekday), relative.value()));
    }
    boolean strict = relative.name().equals("STRICT");
    return Piece.date(new RelativeDates.WeekdayOfWeek(weekday, relative.value(), strict));
  }

  private static Optional<Piece> occurrence(DateNode what, Captured c) {
    return Piece.date(new RelativeDates.Occurrence(what, Integer.signum(c.value(0))));
  }

  private static Optional<Piece> dayOf(int month, Lexeme day, Captured c) {
    return DateRules.isDay(day) ? occurrence(CalendarDate.of(0, month, day.value()), c) : none();
  }

  private static Optional<Piece> holiday(Captured c) {
    return occurrence(new YearlyDate.Holiday(c.get(2).name()), c);
  }

  private static Optional<Piece> halfYear(int count) {
    return Piece.date(new RelativeDates.HalfYearFromNow(count));
  }

  /** "The week" is this one; what is shorter than a day needs more words. */
  private static Optional<Piece> unit(Captured c) {
    Unit unit = Unit.of(c.get(1));
    return unit.ofClock() ? none() : Piece.date(new RelativeDates.Period(unit, 0));
  }

  private static Optional<Piece> weekend(Lexeme unit) {
    return unit.name().equals("WEEKEND")
        ? Piece.date(new RelativeDates.Period(Unit.WEEKEND, 0))
        : none();
  }

  /** "The week after next", "the Friday before last"; not "a week after next Friday". */
  private static Optional<Piece> secondNext(Captured c) {
    int direction = c.get(2).is(Kind.AFTER) ? 1 : -1;
    boolean open = c.next().is(Kind.WEEKDAY) || c.next().is(Kind.MONTH);
    open |= Pattern.isUnit(c.next()) || c.next().is(Kind.HOLIDAY);
    if (open || c.value(3) != direction) {
      return none();
    }
    Lexeme word = c.get(1);
    if (word.is(Kind.WEEKDAY)) {
      return Piece.date(new RelativeDates.WeekdayOfWeek(word.value(), 2 * direction, true));
    }
    Unit unit = Unit.of(word);
    return unit.ofClock() ? none() : Piece.date(new RelativeDates.Period(unit, 2 * direction));
  }

  /** "The week of the 10th", but not "the month of": that is the month itself. */
  private static Optional<Piece> holding(Unit unit) {
    return unit == Unit.WEEK ? Optional.of(new Piece.Prefixed(RelativeRules::week)) : none();
  }

  private static DateNode week(DateNode date) {
    return new RelativeDates.Around(Unit.WEEK, date);
  }

  private static Optional<Piece> run(Lexeme direction, Lexeme count, Lexeme unit) {
    return direction.value() == 0 ? none() : run(direction.value(), count, unit);
  }

  private static Optional<Piece> run(int direction, Lexeme count, Lexeme word) {
    Unit unit = Unit.of(word);
    int size = count.value();
    if (size < 1 || size > 10_000) {
      return none();
    }
    if (unit.ofClock()) {
      return Optional.of(stretch(direction, Amount.of(size, unit)));
    }
    return Piece.date(new PartialDates.Run(Integer.signum(direction) * size, unit, direction > 0));
  }

  /** 前三天, 後一週; in English these words need a date behind them. */
  private static Optional<Piece> hanRun(Captured c) {
    return c.han()
        ? run(c.get(0).is(Kind.AFTER) ? 1 : -1, c.get(1), c.get(3)).map(RelativeRules::fromStart)
        : none();
  }

  /** 明年的前三天 are its first, though 前三天 alone are the last. */
  private static Piece fromStart(Piece piece) {
    return piece instanceof Piece.Dated dated && dated.date() instanceof PartialDates.Run run
        ? new Piece.Dated(new PartialDates.Run(run.count(), run.unit(), true))
        : piece;
  }

  private static Optional<Piece> nth(int number, Lexeme unit) {
    boolean sound = number <= 366 && !Unit.of(unit).ofClock() && !unit.is(Kind.DAY_MARK);
    return sound ? Piece.date(new PartialDates.NthUnit(number, Unit.of(unit))) : none();
  }

  private static Optional<Piece> nthWeekday(int number, int weekday) {
    return number <= 53 ? Piece.date(new PartialDates.NthWeekday(number, weekday)) : none();
  }
}
