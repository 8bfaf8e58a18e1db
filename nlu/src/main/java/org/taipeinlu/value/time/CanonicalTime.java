package org.taipeinlu.value.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import org.taipeinlu.value.TimeValue.Reading;

/**
 * One way to write each reading, after ISO 8601, as exact as its grain: 2026, 2026-Q4, 2026-11,
 * 2026-W45, 2026-11-02, 2026-11-02T15+08:00, 2026-11-02T15:30+08:00, 2026-11-02T15:30:00+08:00; an
 * interval has a slash between its ends, and two points for an open one: 2026-11-02/.. .
 */
final class CanonicalTime {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("'T'HH:mm:ss", Locale.ROOT);

  private CanonicalTime() {}

  static String print(Reading reading) {
    if (reading instanceof Interval interval) {
      return interval.from().map(CanonicalTime::print).orElse("..")
          + "/"
          + interval.to().map(CanonicalTime::print).orElse("..");
    }
    return print((Moment) reading);
  }

  private static String print(Moment moment) {
    ZonedDateTime start = moment.start();
    String offset = start.getOffset().getId();
    return switch (moment.grain()) {
      case YEAR -> DAY.format(start).substring(0, 4);
      case QUARTER -> start.getYear() + "-Q" + start.get(IsoFields.QUARTER_OF_YEAR);
      case MONTH -> DAY.format(start).substring(0, 7);
      case WEEK ->
          String.format(
              Locale.ROOT,
              "%04d-W%02d",
              start.get(IsoFields.WEEK_BASED_YEAR),
              start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case DAY -> DAY.format(start);
      case HOUR -> DAY.format(start) + TIME.format(start).substring(0, 3) + offset;
      case MINUTE -> DAY.format(start) + TIME.format(start).substring(0, 6) + offset;
      case SECOND -> DAY.format(start) + TIME.format(start) + offset;
    };
  }

  /** The reading that a folded text is printed from; empty if it is no such text. */
  static List<Reading> read(String text, ZoneId zone) {
    if (text.length() < 4 || text.indexOf(' ') >= 0) {
      return List.of();
    }
    try {
      int slash = text.indexOf('/');
      if (slash < 0) {
        return moment(text, zone).<Reading>map(m -> m).stream().toList();
      }
      return interval(text.substring(0, slash), text.substring(slash + 1), zone);
    } catch (DateTimeException e) {
      return List.of(); // has the form, but no such day or hour
    }
  }

  private static List<Reading> interval(String left, String right, ZoneId zone) {
    Optional<Moment> from = moment(left, zone);
    Optional<Moment> to = moment(right, zone);
    boolean sound = from.isPresent() || left.equals("..");
    sound &= to.isPresent() || right.equals("..");
    sound &= from.isPresent() || to.isPresent();
    return sound ? List.of(new Interval(from, to)) : List.of();
  }

  private static Optional<Moment> moment(String text, ZoneId zone) {
    String shape = shape(text);
    return switch (shape) {
      case "0000" -> year(text, zone);
      case "0000-q0" -> day(number(text, 0, 4), number(text, 6, 7) * 3 - 2, 1, Grain.QUARTER, zone);
      case "0000-00" -> day(number(text, 0, 4), number(text, 5, 7), 1, Grain.MONTH, zone);
      case "0000-w00" -> week(number(text, 0, 4), number(text, 6, 8), zone);
      case "0000-00-00" ->
          day(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), Grain.DAY, zone);
      default -> shape.startsWith("0000-00-00t00") ? time(text, shape, zone) : Optional.empty();
    };
  }

  private static Optional<Moment> year(String text, ZoneId zone) {
    int year = number(text, 0, 4);
    return plain(year) ? day(year, 1, 1, Grain.YEAR, zone) : Optional.empty();
  }

  /** Whether four digits are rather a year than an hour. */
  static boolean plain(int year) {
    return year >= 1900 && year < 2200;
  }

  private static Optional<Moment> week(int year, int week, ZoneId zone) {
    LocalDate monday = LocalDate.of(year, 1, 4).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week);
    LocalDate first = monday.minusDays(monday.getDayOfWeek().getValue() - 1L);
    return Optional.of(new Moment(first.atStartOfDay(zone), Grain.WEEK));
  }

  private static Optional<Moment> day(int year, int month, int day, Grain grain, ZoneId zone) {
    return Optional.of(new Moment(LocalDate.of(year, month, day).atStartOfDay(zone), grain));
  }

  private static Optional<Moment> time(String text, String shape, ZoneId zone) {
    boolean seconds = shape.startsWith("t00:00:00", 10);
    boolean minutes = shape.startsWith("t00:00", 10);
    int end = seconds ? 19 : minutes ? 16 : 13;
    Grain grain = seconds ? Grain.SECOND : minutes ? Grain.MINUTE : Grain.HOUR;
    LocalTime time =
        LocalTime.of(
            number(text, 11, 13),
            minutes ? number(text, 14, 16) : 0,
            seconds ? number(text, 17, 19) : 0);
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    LocalDateTime local = date.atTime(time);
    String rest = shape.substring(end);
    return switch (rest) {
      case "" -> Optional.of(new Moment(local.atZone(zone), grain));
      case "z", "+00:00", "-00:00" -> {
        ZoneOffset offset = ZoneOffset.of(text.substring(end).toUpperCase(Locale.ROOT));
        yield Optional.of(new Moment(local.atOffset(offset).atZoneSameInstant(zone), grain));
      }
      default -> Optional.empty();
    };
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }

  /** The text with every ASCII digit as 0. */
  private static String shape(String text) {
    StringBuilder shape = new StringBuilder(text);
    for (int i = 0; i < shape.length(); i++) {
      if (Lexicon.digit(shape.charAt(i))) {
        shape.setCharAt(i, '0');
      }
    }
    return shape.toString();
  }
}
