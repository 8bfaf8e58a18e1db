package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import org.taipeinlu.value.TimeValue.Reading;

/** From one phrase to another. Its last day belongs to it, its last clock time ends it. */
final class Range {

  private final Phrase from;
  private final Phrase to;

  private Range(Phrase from, Phrase to) {
    this.from = from;
    this.to = to;
  }

  /** Shares what one side says for both: "3 to 5 pm", "Nov 2-5", 下午三點到五點. */
  static Optional<Range> of(Phrase left, Phrase right) {
    if (unlike(left, right)) {
      return Optional.empty();
    }
    Optional<Phrase> a;
    Optional<Phrase> b;
    if (bareDays(left, right)) {
      a = left.bareAsDay();
      b = right.bareAsDay();
    } else {
      boolean hours = left.timed() && right.timed();
      a = hours ? left.bareAsHour() : left.settled();
      b = hours ? right.bareAsHour() : right.settled();
    }
    return a.isEmpty() || b.isEmpty() ? Optional.empty() : share(a.get(), b.get());
  }

  /** Whether the right side goes on with the left one instead of ending it: "May 22 - 11:30". */
  private static boolean unlike(Phrase left, Phrase right) {
    boolean continued = !left.timed() && right.clock().isPresent() && right.date().isEmpty();
    boolean weekday =
        right.date().filter(d -> d instanceof CalendarDate day && day.onlyWeekday()).isPresent();
    boolean week = left.date().filter(date -> date.grain() == Grain.WEEK).isPresent();
    return (left.fromNow().isEmpty() && continued) || (week && weekday);
  }

  /** Whether a bare number on one side is a day because the other side says a day of a month. */
  private static boolean bareDays(Phrase left, Phrase right) {
    boolean clocks = left.clock().isPresent() || right.clock().isPresent();
    clocks |= left.part().isPresent() || right.part().isPresent();
    if (clocks || (left.bare().isEmpty() && right.bare().isEmpty())) {
      return false;
    }
    boolean rightDay =
        right.bare().isEmpty()
            ? right.date().filter(Dates::namesDay).isPresent()
            : right.date().filter(date -> date.grain() == Grain.MONTH).isPresent();
    boolean leftDay = left.bare().isEmpty() && left.date().filter(Dates::namesDay).isPresent();
    return (left.onlyBare() && rightDay) || (right.onlyBare() && leftDay);
  }

  private static Optional<Range> share(Phrase left, Phrase right) {
    Phrase a = left;
    Phrase b = right;
    boolean clocks = a.timed() && b.timed();
    if (clocks && (a.date().isEmpty() || b.date().isEmpty())) {
      boolean bTwelve = b.clock().filter(Clock::twelve).isPresent() && b.part().isEmpty();
      boolean aTwelve = a.clock().filter(Clock::twelve).isPresent() && a.part().isEmpty();
      Optional<DayPart> toRight = b.date().isEmpty() ? a.part() : Optional.empty();
      Optional<DayPart> toLeft = a.date().isEmpty() ? b.part() : Optional.empty();
      b = bTwelve ? b.withPart(toRight) : b;
      a = aTwelve ? a.withPart(toLeft) : a;
    }
    if (a.date().isEmpty() && b.date().isPresent() && a.timed()) {
      a = a.withDate(b.date());
    }
    return Optional.of(new Range(a, b));
  }

  List<Reading> readings(Timeline timeline) {
    boolean days = !from.timed() && !to.timed();
    days &= from.date().isPresent() && to.date().isPresent();
    return days ? ofDays(timeline) : ofClocks(timeline);
  }

  private List<Reading> ofDays(Timeline timeline) {
    DateNode start = from.date().get();
    DateNode end = to.date().get();
    if (start instanceof AmbiguousDate a && end instanceof AmbiguousDate b) {
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < Math.min(a.dates().size(), b.dates().size()); i++) {
        readings.addAll(ofDays(timeline, a.dates().get(i), b.dates().get(i)));
      }
      return readings;
    }
    return ofDays(timeline, start, end);
  }

  /**
   * With a month on the right, the start is looked for back from the end, so that a range over
   * today is found, and a year on the right is good for both sides. Else the end is looked for
   * after the start, so that Monday to Wednesday is never half past.
   */
  private static List<Reading> ofDays(Timeline timeline, DateNode start, DateNode end) {
    Frame frame = timeline.frame();
    List<DateSpan> starts;
    List<DateSpan> ends;
    boolean weekday = start instanceof CalendarDate date && date.onlyWeekday();
    boolean yearLeft = Dates.namesYear(start) && !Dates.namesYear(end);
    if (Dates.namesMonth(end) && Dates.open(start) && !weekday && !yearLeft) {
      ends = end.spans(frame).stream().limit(1).toList();
      starts =
          ends.stream()
              .flatMap(day -> start.spans(frame.seenFrom(day.start(), Prefer.PAST)).stream())
              .limit(1)
              .toList();
    } else {
      starts = start.spans(frame).stream().limit(1).toList();
      ends =
          starts.stream()
              .flatMap(day -> end.spans(after(frame, day.start(), end)).stream())
              .limit(1)
              .toList();
    }
    return starts.isEmpty() || ends.isEmpty()
        ? List.of()
        : interval(timeline.days(starts.get(0)), timeline.days(ends.get(0)));
  }

  private static Frame after(Frame frame, LocalDate start, DateNode end) {
    return Dates.open(end) ? frame.seenFrom(start.plusDays(1), Prefer.FUTURE) : frame;
  }

  private static List<Reading> interval(Slice start, Slice end) {
    return end.end().isAfter(start.start())
        ? List.of(
            new Interval(
                Optional.of(start.first()), Optional.of(new Moment(end.end(), end.grain()))))
        : List.of();
  }

  /** Each start with the first end behind it; where only the end is sure, the shortest. */
  private List<Reading> ofClocks(Timeline timeline) {
    List<Pair> pairs = new ArrayList<>();
    for (Slice start : timeline.slices(from)) {
      ends(timeline, start).stream()
          .filter(end -> end.end().isAfter(start.start()))
          .min(Comparator.comparing(Slice::end))
          .ifPresent(end -> pairs.add(new Pair(start, end)));
    }
    boolean guessed = from.clock().filter(Clock::twelve).isPresent() && from.part().isEmpty();
    boolean sure = to.clock().filter(c -> !c.twelve()).isPresent() || to.part().isPresent();
    if (guessed && sure) {
      pairs.sort(Comparator.comparing(Pair::seconds));
      return pairs.stream().limit(1).flatMap(p -> interval(p.start, p.end).stream()).toList();
    }
    return pairs.stream().flatMap(pair -> interval(pair.start, pair.end).stream()).toList();
  }

  private List<Slice> ends(Timeline timeline, Slice start) {
    LocalDate day = start.start().toLocalDate();
    if (to.date().isPresent() || to.clock().isEmpty()) {
      Frame frame = timeline.frame();
      boolean open = to.date().filter(Dates::open).isPresent();
      boolean partOnly = to.date().isEmpty() && to.part().isPresent();
      return open || partOnly
          ? new Timeline(frame.seenFrom(day, Prefer.FUTURE)).slices(to)
          : timeline.slices(to);
    }
    Clock clock = to.part().map(part -> to.clock().get().of(part)).orElse(to.clock().get());
    List<Slice> ends = new ArrayList<>();
    for (int hour : clock.hours()) {
      ends.addAll(timeline.at(day, clock, hour));
      ends.addAll(timeline.at(day.plusDays(1), clock, hour));
      ends.addAll(timeline.at(day.minusDays(1), clock, hour)); // night hours count past midnight
    }
    return ends;
  }

  private record Pair(Slice start, Slice end) {
    long seconds() {
      return end.end().toEpochSecond() - start.start().toEpochSecond();
    }
  }
}
