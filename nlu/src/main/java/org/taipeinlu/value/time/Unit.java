package org.taipeinlu.value.time;

import org.taipeinlu.value.TimeValue.Grain;

/** What durations and calendar periods are counted in. */
enum Unit {
  SECOND(Grain.SECOND),
  MINUTE(Grain.MINUTE),
  HOUR(Grain.HOUR),
  DAY(Grain.DAY),
  BUSINESS_DAY(Grain.DAY),
  WEEKEND(Grain.WEEK),
  WORKWEEK(Grain.WEEK),
  WEEK(Grain.WEEK),
  FORTNIGHT(Grain.WEEK),
  MONTH(Grain.MONTH),
  QUARTER(Grain.QUARTER),
  YEAR(Grain.YEAR),
  DECADE(Grain.YEAR);

  private final Grain grain;

  Unit(Grain grain) {
    this.grain = grain;
  }

  Grain grain() {
    return grain;
  }

  /** Whether it is shorter than a day. */
  boolean ofClock() {
    return this == SECOND || this == MINUTE || this == HOUR;
  }

  /** The unit that a word counts in; only for the kinds of {@link Pattern}'s {@code ANY_UNIT}. */
  static Unit of(Lexeme word) {
    return switch (word.kind()) {
      case UNIT -> valueOf(word.name());
      case QUARTER -> QUARTER;
      case YEAR_MARK -> YEAR;
      case MONTH_MARK -> MONTH;
      case DAY_MARK -> DAY;
      case MINUTE_MARK -> MINUTE;
      case SECOND_MARK -> SECOND;
      default -> throw new IllegalArgumentException("'word' must be a unit: " + word);
    };
  }
}
