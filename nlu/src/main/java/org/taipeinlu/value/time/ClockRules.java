package org.taipeinlu.value.time;

import static org.taipeinlu.value.time.Rule.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.taipeinlu.value.time.Pattern.Captured;

/** Times by the clock and parts of the day. */
final class ClockRules {

  private ClockRules() {}

  static List<Rule> all() {
    return Stream.of(digits(), words(), han(), parts()).flatMap(List::stream).toList();
  }

  private static List<Rule> digits() {
    return List.of(
        rule("NUMBER [DOT] MERIDIEM", c -> hourOnly(c, 2)),
        rule("NUMBER OCLOCK|HOUR_MARK [MERIDIEM]", c -> hourOnly(c, 2)),
        rule("NUMBER COLON NUMBER [OCLOCK] [MERIDIEM]", c -> minutes(c, 2, 4)),
        rule("NUMBER DOT NUMBER [OCLOCK] [MERIDIEM]", c -> dotted(c)),
        rule("NUMBER COLON NUMBER COLON NUMBER [MERIDIEM]", c -> seconds(c)),
        rule("NUMBER [DASH] NUMBER [OCLOCK|UNIT] [MERIDIEM]", ClockRules::spelled));
  }

  private static List<Rule> words() {
    return List.of(
        rule("CLOCK_NAME", c -> named(c.value(0))),
        rule("NUMBER CLOCK_NAME", c -> c.value(0) == 12 ? named(c.value(1)) : Optional.empty()),
        rule(
            "HALF RELATIVE NUMBER [OCLOCK] [MERIDIEM]",
            c -> past(c.get(1)) ? offset(c.get(2), 30, c.get(4)) : Optional.empty()),
        rule("HALF NUMBER [OCLOCK] [MERIDIEM]", c -> offset(c.get(1), 30, c.get(3))),
        rule(
            "[A] QUARTER RELATIVE|AFTER NUMBER [OCLOCK] [MERIDIEM]",
            c -> past(c.get(2)) ? offset(c.get(3), 15, c.get(5)) : Optional.empty()),
        rule(
            "[A] QUARTER TO|BEFORE NUMBER [OCLOCK] [MERIDIEM]",
            c -> offset(c.get(3), -15, c.get(5))),
        rule(
            "NUMBER [UNIT] RELATIVE NUMBER [OCLOCK] [MERIDIEM]",
            c -> past(c.get(2)) ? minutesOf(c, 1) : Optional.empty()),
        rule(
            "NUMBER [UNIT] TO NUMBER [OCLOCK] [MERIDIEM]",
            c -> toHour(c) ? minutesOf(c, -1) : Optional.empty()),
        rule(
            "NUMBER UNIT AFTER|BEFORE NUMBER [OCLOCK] [MERIDIEM]",
            c -> minutesOf(c, c.get(2).is(Kind.AFTER) ? 1 : -1)));
  }

  private static List<Rule> han() {
    return List.of(
        rule("NUMBER OCLOCK HALF", c -> offset(c.get(0), 30, Lexeme.END)),
        rule("NUMBER OCLOCK [PAST_MARK] NUMBER QUARTER_MARK", c -> quarters(c)),
        rule("NUMBER OCLOCK [PAST_MARK] NUMBER [MINUTE_MARK]", c -> hanMinutes(c)),
        rule(
            "NUMBER OCLOCK NUMBER MINUTE_MARK NUMBER SECOND_MARK",
            c -> Clock.of(c.get(0), c.value(2), c.value(4)).flatMap(Piece::time)),
        rule("SHORT_OF NUMBER [MINUTE_MARK|UNIT] NUMBER OCLOCK", c -> before(c.get(3), c.value(1))),
        rule("SHORT_OF NUMBER QUARTER_MARK NUMBER OCLOCK", c -> before(c.get(3), c.value(1) * 15)),
        rule("NUMBER OCLOCK SHORT_OF NUMBER [MINUTE_MARK]", c -> before(c.get(0), c.value(3))),
        rule("NUMBER OCLOCK SHORT_OF NUMBER QUARTER_MARK", c -> before(c.get(0), c.value(3) * 15)));
  }

  private static List<Rule> parts() {
    return List.of(
        rule("[IN|AT] [THE] PART", c -> part(c.get(2))),
        rule(
            "MERIDIEM",
            c ->
                Optional.of(
                    new Piece.Parted(
                        c.get(0).name().equals("AM") ? DayPart.MORNING : DayPart.AFTERNOON))));
  }

  private static Optional<Piece> part(Lexeme word) {
    return Optional.of(new Piece.Parted(DayPart.valueOf(word.name())));
  }

  private static Optional<Piece> timed(Optional<Clock> clock, Lexeme meridiem) {
    return clock.flatMap(
        time -> {
          boolean half = meridiem.is(Kind.MERIDIEM);
          return half && time.hour() == 24
              ? Optional.empty()
              : Piece.time(half ? time.of(meridiem) : time);
        });
  }

  /** An hour, or hour and minute without a mark between them: "1140 a.m.". */
  private static Optional<Piece> hourOnly(Captured c, int meridiem) {
    return timed(compact(c.get(0)).or(() -> Clock.of(c.get(0), -1, -1)), c.get(meridiem));
  }

  /** Three or four digits as hour and minute. */
  static Optional<Clock> compact(Lexeme number) {
    if (number.digits() != 3 && number.digits() != 4) {
      return Optional.empty();
    }
    Lexeme hour = Lexeme.number(number.value() / 100, number.digits() - 2);
    return Clock.of(hour, number.value() % 100, -1);
  }

  private static Optional<Piece> minutes(Captured c, int minute, int meridiem) {
    boolean two = c.get(minute).digits() == 2;
    return two ? timed(Clock.of(c.get(0), c.value(minute), -1), c.get(meridiem)) : Optional.empty();
  }

  /** 2.30 is a time, 2.5 a number, and 5.12 a date unless a word says that it is a time. */
  private static Optional<Piece> dotted(Captured c) {
    boolean sure = c.has(3) || c.has(4) || c.value(2) > 31;
    boolean date = (c.value(0) <= 12 && c.value(2) <= 29) || (c.value(2) <= 12 && c.value(0) <= 29);
    return sure || !date ? minutes(c, 2, 4) : Optional.empty();
  }

  private static Optional<Piece> seconds(Captured c) {
    return c.get(2).digits() == 2 && c.get(4).digits() == 2
        ? timed(Clock.of(c.get(0), c.value(2), c.value(4)), c.get(5))
        : Optional.empty();
  }

  /** "seven twenty-seven", "one thirty p m". */
  private static Optional<Piece> spelled(Captured c) {
    boolean sound = c.get(0).spelled() && c.get(2).spelled() && c.value(2) >= 10;
    sound &= !c.get(3).is(Kind.UNIT) || c.get(3).name().equals("MINUTE");
    return sound ? timed(Clock.of(c.get(0), c.value(2), -1), c.get(4)) : Optional.empty();
  }

  private static Optional<Piece> named(int hour) {
    return Piece.time(new Clock(hour, -1, -1, false));
  }

  /** The word "past", which is also a relative: the past week. */
  private static boolean past(Lexeme word) {
    return word.is(Kind.AFTER) || word.name().equals("PAST");
  }

  private static boolean toHour(Captured c) {
    boolean minutes = c.get(1).name().equals("MINUTE");
    int number = c.value(0);
    boolean usual = number == 10 || number == 20 || number == 25;
    return minutes || (c.get(0).spelled() && usual && c.get(3).spelled());
  }

  private static Optional<Piece> minutesOf(Captured c, int sign) {
    boolean minutes = !c.has(1) || c.get(1).name().equals("MINUTE");
    boolean sound = minutes && c.value(0) >= 1 && c.value(0) < 60;
    return sound ? offset(c.get(3), sign * c.value(0), c.get(5)) : Optional.empty();
  }

  /** Minutes past an hour, or before it if negative. */
  private static Optional<Piece> offset(Lexeme hour, int minutes, Lexeme meridiem) {
    if (minutes >= 0) {
      return timed(Clock.of(hour, minutes, -1), meridiem);
    }
    Optional<Clock> next = Clock.of(hour, -1, -1);
    return next.flatMap(
        clock -> {
          Clock time = meridiem.is(Kind.MERIDIEM) ? clock.of(meridiem) : clock;
          int earlier = time.twelve() ? (time.hour() + 10) % 12 + 1 : (time.hour() + 23) % 24;
          return Piece.time(new Clock(earlier, 60 + minutes, -1, time.twelve()));
        });
  }

  private static Optional<Piece> before(Lexeme hour, int minutes) {
    return minutes >= 1 && minutes < 60 ? offset(hour, -minutes, Lexeme.END) : Optional.empty();
  }

  private static Optional<Piece> quarters(Captured c) {
    return c.value(3) >= 1 && c.value(3) <= 3
        ? offset(c.get(0), c.value(3) * 15, Lexeme.END)
        : Optional.empty();
  }

  private static Optional<Piece> hanMinutes(Captured c) {
    boolean more = c.next().is(Kind.OCLOCK) || c.next().is(Kind.QUARTER_MARK);
    return more ? Optional.empty() : timed(Clock.of(c.get(0), c.value(3), -1), Lexeme.END);
  }
}
