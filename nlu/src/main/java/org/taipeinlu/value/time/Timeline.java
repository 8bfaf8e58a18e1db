package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.taipeinlu.value.TimeValue.Grain;

/** Finds phrases on the time line of a zone, the likeliest slice first. Immutable. */
final class Timeline {

  /** A clock time on a weekend may mean either day; on a week it means nothing. */
  private static final int DAYS_WITH_CLOCK = 3;

  private final Frame frame;

  Timeline(Frame frame) {
    this.frame = frame;
  }

  Frame frame() {
    return frame;
  }

  /** Where a phrase may be. */
  List<Slice> slices(Phrase phrase) {
    if (phrase.fromNow().isPresent()) {
      return List.of(fromNow(phrase.fromNow().get()));
    }
    List<DateSpan> spans = phrase.date().map(date -> date.spans(frame)).orElse(List.of());
    if (phrase.date().isPresent() && spans.isEmpty()) {
      return List.of();
    }
    if (phrase.clock().isPresent()) {
      Clock clock =
          phrase.part().map(part -> phrase.clock().get().of(part)).orElse(phrase.clock().get());
      return phrase.date().isPresent() ? preferred(onDays(spans, clock)) : near(clock);
    }
    if (phrase.part().isPresent()) {
      DayPart part = phrase.part().get();
      return phrase.date().isPresent() ? preferred(parts(spans, part)) : List.of(near(part));
    }
    return spans.stream().map(this::days).toList();
  }

  private Slice fromNow(Piece.FromNow stretch) {
    ZonedDateTime start = stretch.start().after(frame.now()).withNano(0);
    return stretch
        .end()
        .map(end -> new Slice(start, end.after(frame.now()).withNano(0), Grain.SECOND, false))
        .orElse(new Slice(start, start, Grain.SECOND, true));
  }

  Slice days(DateSpan span) {
    return new Slice(
        span.start().atStartOfDay(frame.now().getZone()),
        span.end().atStartOfDay(frame.now().getZone()),
        span.grain(),
        span.whole());
  }

  private static List<LocalDate> singleDays(List<DateSpan> spans) {
    List<LocalDate> days = new ArrayList<>();
    for (DateSpan span : spans) {
      if (!span.end().isAfter(span.start().plusDays(DAYS_WITH_CLOCK))) {
        span.start().datesUntil(span.end()).forEach(days::add);
      }
    }
    return days;
  }

  private List<Slice> onDays(List<DateSpan> spans, Clock clock) {
    List<Slice> slices = new ArrayList<>();
    for (LocalDate day : singleDays(spans)) {
      for (int hour : clock.hours()) {
        slices.addAll(at(day, clock, hour));
      }
    }
    return slices;
  }

  /** A clock time of a day: twice where the clocks go back, moved on where they go forward. */
  List<Slice> at(LocalDate day, Clock clock, int hour) {
    int seconds = clock.secondOfDay(hour);
    LocalDate date = day.plusDays(seconds / 86_400);
    ZonedDateTime start =
        ZonedDateTime.of(date, LocalTime.ofSecondOfDay(seconds % 86_400), frame.now().getZone());
    ZonedDateTime later = start.withLaterOffsetAtOverlap();
    Slice slice = new Slice(start, start, clock.grain(), true);
    return later.equals(start)
        ? List.of(slice)
        : List.of(slice, new Slice(later, later, clock.grain(), true));
  }

  private List<Slice> parts(List<DateSpan> spans, DayPart part) {
    return singleDays(spans).stream().map(day -> part(day, part)).toList();
  }

  private Slice part(LocalDate day, DayPart part) {
    Clock hour = new Clock(0, -1, -1, false);
    return new Slice(
        at(day, hour, part.from()).get(0).start(),
        at(day, hour, part.to()).get(0).start(),
        Grain.HOUR,
        false);
  }

  /** The part of the day that is or comes next, or the last one. */
  private Slice near(DayPart part) {
    Slice today = part(frame.today(), part);
    if (frame.future()) {
      boolean over = !today.end().isAfter(frame.now());
      return over ? part(frame.today().plusDays(1), part) : today;
    }
    boolean ahead = today.start().isAfter(frame.now());
    return ahead ? part(frame.today().minusDays(1), part) : today;
  }

  /** The nearest moments that the clock shows, in the morning and in the afternoon. */
  private List<Slice> near(Clock clock) {
    List<Slice> slices = new ArrayList<>();
    for (int hour : clock.hours()) {
      for (int i = -1; i <= 2; i++) {
        LocalDate day = frame.today().plusDays(frame.future() ? i : -i);
        List<Slice> found = at(day, clock, hour);
        if (ahead(found.get(0))) {
          slices.addAll(found);
          break;
        }
      }
    }
    Comparator<Slice> order = Comparator.comparing(Slice::start);
    slices.sort(frame.future() ? order : order.reversed());
    return slices;
  }

  private boolean ahead(Slice slice) {
    return frame.future()
        ? !slice.start().isBefore(frame.now().withNano(0))
        : slice.start().isBefore(frame.now());
  }

  /** In the preferred direction first, in their order otherwise. */
  private List<Slice> preferred(List<Slice> slices) {
    List<Slice> sorted = new ArrayList<>(slices);
    sorted.sort(Comparator.comparing(slice -> !(ahead(slice) || holdsNow(slice))));
    return sorted;
  }

  private boolean holdsNow(Slice slice) {
    return !slice.start().isAfter(frame.now()) && slice.end().isAfter(frame.now());
  }
}
