package org.taipeinlu.value.time;

/** A part of the day; Duckling's hours where it has them. Hours from 24 are of the next day. */
enum DayPart {
  SMALL_HOURS(0, 6),
  EARLY_MORNING(5, 9),
  MORNING(4, 12),
  BREAKFAST(7, 9),
  DAYTIME(8, 18),
  LUNCH(12, 14),
  NOON(12, 14),
  AFTERNOON(12, 18),
  DINNER(18, 20),
  EVENING(18, 24),
  NIGHT(18, 24),
  LATE_NIGHT(21, 24),
  NIGHTTIME(22, 30);

  private final int from;
  private final int to;

  DayPart(int from, int to) {
    this.from = from;
    this.to = to;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** The hour of a day that a hour of the twelve-hour clock is in this part. */
  int hour(int hour) {
    if (hour > 12 || hour == 0) {
      return hour;
    }
    return switch (this) {
      case SMALL_HOURS, EARLY_MORNING, BREAKFAST -> hour == 12 ? 0 : hour;
      case MORNING -> hour; // 上午十二點 is noon
      case DAYTIME -> hour < 7 ? hour + 12 : hour;
      case NOON, LUNCH -> hour < 6 ? hour + 12 : hour;
      case AFTERNOON, DINNER -> hour == 12 ? 12 : hour + 12;
      case EVENING -> hour == 12 ? 24 : hour + 12;
      case NIGHT, LATE_NIGHT, NIGHTTIME -> hour == 12 ? 24 : hour < 5 ? hour + 24 : hour + 12;
    };
  }
}
