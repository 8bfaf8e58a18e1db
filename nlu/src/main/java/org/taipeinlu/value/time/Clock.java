package org.taipeinlu.value.time;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * A time by the clock.
 *
 * @param hour 0 to 24
 * @param minute -1 where the words do not say
 * @param second -1 where the words do not say
 * @param twelve whether the hour may be meant before or after noon
 */
record Clock(int hour, int minute, int second, boolean twelve) {

  /** A time, if the numbers make one. A leading zero or an hour over twelve means 24 hours. */
  static Optional<Clock> of(Lexeme hour, int minute, int second) {
    int h = hour.value();
    boolean valid = h >= 0 && h <= 24 && minute < 60 && second < 60;
    valid &= h < 24 || (minute <= 0 && second <= 0);
    boolean padded = hour.digits() == 2 && h < 10;
    return valid
        ? Optional.of(new Clock(h, minute, second, h >= 1 && h <= 12 && !padded))
        : Optional.empty();
  }

  /** The same time of a half of the day; "17 pm" stays 17. */
  Clock of(Lexeme meridiem) {
    boolean pm = meridiem.name().equals("PM");
    int h = hour > 12 ? hour : hour % 12 + (pm ? 12 : 0);
    return new Clock(h, minute, second, false);
  }

  /** The same time of a part of the day. */
  Clock of(DayPart part) {
    return twelve ? new Clock(part.hour(hour), minute, second, false) : this;
  }

  /**
   * The hours it may mean, the likeliest for a journey first: 7 to 11 in the morning, 12 to 6 not.
   */
  List<Integer> hours() {
    if (!twelve) {
      return List.of(hour);
    }
    int morning = hour % 12;
    return morning >= 7 ? List.of(morning, morning + 12) : List.of(morning + 12, morning);
  }

  Grain grain() {
    return second >= 0 ? Grain.SECOND : minute >= 0 ? Grain.MINUTE : Grain.HOUR;
  }

  /** Seconds from midnight, at one of its hours. */
  int secondOfDay(int atHour) {
    return atHour * 3600 + Math.max(minute, 0) * 60 + Math.max(second, 0);
  }
}
