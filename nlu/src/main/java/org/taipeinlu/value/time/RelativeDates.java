package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.taipeinlu.value.TimeValue.Grain;

/** Dates that are told by their distance from today or from another date. */
final class RelativeDates {

  private RelativeDates() {}

  /** Some days from today: tomorrow. */
  record Shift(int days) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return List.of(DateSpan.day(frame.today().plusDays(days)));
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }

  /** A calendar period: this week, next month, 去年. */
  record Period(Unit unit, int count) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return List.of(DateSpan.around(DateSpan.shift(frame.today(), unit, count), unit));
    }

    @Override
    public Grain grain() {
      return unit.grain();
    }

    @Override
    public boolean relative() {
      return true;
    }

    /** The weekend of a day or a month is the first that starts in it or after it. */
    @Override
    public List<DateSpan> within(Frame frame, DateSpan outer) {
      LocalDate day = outer.start();
      return List.of(DateSpan.around(DateSpan.shift(day, unit, Math.max(count, 0)), unit));
    }
  }

  /** The half of a year, or the one before or behind it: 上個半年. */
  record HalfYearFromNow(int count) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      int month = frame.today().getMonthValue() <= 6 ? 1 : 7;
      LocalDate start = LocalDate.of(frame.today().getYear(), month, 1).plusMonths(6L * count);
      return List.of(DateSpan.days(start, start.plusMonths(6)));
    }

    @Override
    public Grain grain() {
      return Grain.QUARTER;
    }
  }

  /**
   * A weekday of another week: next Friday, 上上週三.
   *
   * @param strict whether it can only mean the calendar week, as in Chinese; else "next Friday" may
   *     also be the coming one
   */
  record WeekdayOfWeek(int weekday, int weeks, boolean strict) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      LocalDate today = frame.today();
      LocalDate monday = DateSpan.around(today, Unit.WEEK).start();
      LocalDate day = monday.plusWeeks(weeks).plusDays(weekday - 1L);
      LocalDate nearer = day.plusWeeks(-Integer.signum(weeks));
      boolean second = weeks > 0 ? nearer.isAfter(today) : nearer.isBefore(today);
      return strict || weeks == 0 || !second
          ? List.of(DateSpan.day(day))
          : List.of(DateSpan.day(day), DateSpan.day(nearer));
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }

  /** The next or last time that something comes, never now: next Easter, this coming Friday. */
  record Occurrence(DateNode what, int direction) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      if (direction == 0) {
        return what.within(frame, DateSpan.around(frame.today(), Unit.YEAR));
      }
      DateSpan current = DateSpan.around(frame.today(), unit());
      return direction > 0
          ? what.spans(frame.seenFrom(current.end(), Prefer.FUTURE)).stream().limit(1).toList()
          : what.spans(frame.seenFrom(current.start(), Prefer.PAST)).stream().limit(1).toList();
    }

    private Unit unit() {
      return switch (what.grain()) {
        case MONTH -> Unit.MONTH;
        case QUARTER -> Unit.QUARTER;
        case YEAR -> Unit.YEAR;
        default -> Unit.DAY;
      };
    }

    @Override
    public Grain grain() {
      return what.grain();
    }
  }

  /** A weekday in the week that another date falls into: Monday two weeks from now. */
  record WeekdayNear(int weekday, DateNode date) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return date.spans(frame).stream()
          .map(span -> DateSpan.around(span.start(), Unit.WEEK).start().plusDays(weekday - 1L))
          .map(DateSpan::day)
          .toList();
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }

  /** Another date moved: two weeks before Christmas, a week from Tuesday. */
  record Moved(DateNode date, UnaryOperator<LocalDate> move) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return date.spans(frame).stream()
          .map(span -> DateSpan.day(move.apply(span.start())))
          .distinct()
          .toList();
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }

  /** The week, weekend or other unit that holds a date: the week of April 10th. */
  record Around(Unit unit, DateNode date) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return date.spans(frame).stream()
          .map(span -> DateSpan.around(span.start(), unit))
          .distinct()
          .toList();
    }

    @Override
    public Grain grain() {
      return unit.grain();
    }
  }

  /** The weekend nearest to a day: Labor Day weekend is the one before. */
  record WeekendAt(DateNode date) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return date.spans(frame).stream()
          .map(span -> DateSpan.around(span.start().minusDays(2), Unit.WEEKEND))
          .toList();
    }

    @Override
    public Grain grain() {
      return Grain.WEEK;
    }
  }

  /** One date inside of another: the Friday of next week. */
  record Within(DateNode inner, DateNode outer) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return outer.spans(frame).stream()
          .flatMap(span -> inner.within(frame, span).stream())
          .distinct()
          .toList();
    }

    @Override
    public Grain grain() {
      return inner.grain();
    }
  }
}
