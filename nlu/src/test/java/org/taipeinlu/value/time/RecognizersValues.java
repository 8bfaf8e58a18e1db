package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.taipeinlu.value.TimeValue;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import org.taipeinlu.value.TimeValue.Reading;
import tools.jackson.databind.JsonNode;

/**
 * The values that Recognizers-Text has for an expression, compared with ours. Its conventions that
 * differ are in docs/values.md; a value of ours is right if its first reading is one of theirs.
 */
record RecognizersValues(String type, JsonNode values) {

  boolean accept(Optional<TimeValue> value) {
    for (JsonNode expected : values) {
      String plain = expected.has("value") ? expected.get("value").asString() : "";
      if (plain.equals("not resolved")) {
        return value.isEmpty();
      }
      if (value.isPresent() && same(expected, plain, value.get().reading())) {
        return true;
      }
    }
    return false;
  }

  private boolean same(JsonNode expected, String plain, Reading reading) {
    if (!plain.isEmpty()) {
      return reading instanceof Moment moment && sameMoment(plain, moment);
    }
    if (!expected.has("start") || !expected.has("end")) {
      return false;
    }
    String timex = expected.get("timex").asString();
    Optional<DayPart> part = part(timex);
    return part.isPresent()
        ? samePart(expected.get("start").asString(), part.get(), reading)
        : sameRange(expected.get("start").asString(), expected.get("end").asString(), reading);
  }

  private boolean sameMoment(String expected, Moment moment) {
    LocalDateTime start = moment.start().toLocalDateTime();
    return switch (type) {
      case "date" -> start.equals(LocalDate.parse(expected).atStartOfDay());
      case "time" -> start.toLocalTime().equals(LocalTime.parse(expected));
      default -> start.equals(dateTime(expected));
    };
  }

  /** Their parts of the day have other hours: the day and the part must be the same. */
  private static boolean samePart(String start, DayPart part, Reading reading) {
    if (!(reading instanceof Interval interval) || interval.from().isEmpty()) {
      return false;
    }
    LocalDateTime from = interval.from().get().start().toLocalDateTime();
    boolean day =
        start.length() < 10 || LocalDate.parse(start.substring(0, 10)).equals(from.toLocalDate());
    long hours = hours(interval);
    return day && from.getHour() == part.from() && hours == part.to() - part.from();
  }

  private static long hours(Interval interval) {
    return interval
        .to()
        .map(to -> to.start().toEpochSecond() - interval.from().get().start().toEpochSecond())
        .map(seconds -> seconds / 3600)
        .orElse(-1L);
  }

  private static Optional<DayPart> part(String timex) {
    String name = timex.replaceFirst("^.*?T(MO|AF|EV|NI|NT|DT|MEL|MEB|MED)$", "$1");
    return switch (name) {
      case "MO" -> Optional.of(DayPart.MORNING);
      case "AF" -> Optional.of(DayPart.AFTERNOON);
      case "EV" -> Optional.of(DayPart.EVENING);
      case "NI" -> Optional.of(DayPart.NIGHT);
      case "NT" -> Optional.of(DayPart.NIGHTTIME);
      case "DT" -> Optional.of(DayPart.DAYTIME);
      case "MEL" -> Optional.of(DayPart.LUNCH);
      case "MEB" -> Optional.of(DayPart.BREAKFAST);
      case "MED" -> Optional.of(DayPart.DINNER);
      default -> Optional.empty();
    };
  }

  private boolean sameRange(String start, String end, Reading reading) {
    if (reading instanceof Moment moment) {
      return sameStart(start, moment)
          && sameInstant(end, after(moment))
          && moment.grain().compareTo(Grain.DAY) >= 0;
    }
    Interval interval = (Interval) reading;
    return interval.from().isPresent()
        && interval.to().isPresent()
        && sameStart(start, interval.from().get())
        && (sameInstant(end, interval.to().get().start().toLocalDateTime())
            || sameInstant(end, lastUnit(interval.to().get())));
  }

  /** "Between now and May" starts today for them, now for us. */
  private boolean sameStart(String expected, Moment moment) {
    if (type.equals("daterange") && moment.grain() == Grain.SECOND) {
      return dateTime(expected).toLocalDate().equals(moment.start().toLocalDate());
    }
    return sameInstant(expected, moment.start().toLocalDateTime());
  }

  private boolean sameInstant(String expected, LocalDateTime ours) {
    return type.equals("timerange")
        ? ours.toLocalTime().equals(LocalTime.parse(expected))
        : ours.equals(dateTime(expected));
  }

  /** The end of theirs is the start of the last day, month or year that is named. */
  private static LocalDateTime lastUnit(Moment end) {
    LocalDateTime start = end.start().toLocalDateTime();
    return switch (end.grain()) {
      case DAY -> start.minusDays(1);
      case WEEK -> start.minusWeeks(1);
      case MONTH -> start.minusMonths(1);
      case QUARTER -> start.minusMonths(3);
      case YEAR -> start.minusYears(1);
      default -> start;
    };
  }

  private static LocalDateTime after(Moment moment) {
    LocalDateTime start = moment.start().toLocalDateTime();
    return switch (moment.grain()) {
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
      case QUARTER -> start.plusMonths(3);
      case YEAR -> start.plusYears(1);
      default -> start;
    };
  }

  private static LocalDateTime dateTime(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }
}
