package org.taipeinlu.value.time;

import java.util.Optional;

/**
 * One moment in words: any of a date, a clock time and a part of the day.
 *
 * @param bare a number that may be an hour or a day
 * @param lasting how long it goes on, which makes it a range
 */
record Phrase(
    Optional<DateNode> date,
    Optional<Clock> clock,
    Optional<DayPart> part,
    Optional<Lexeme> bare,
    Optional<Piece.FromNow> fromNow,
    Optional<Amount> lasting,
    Bound bound) {

  boolean onlyBare() {
    return bare.isPresent() && date.isEmpty() && part.isEmpty();
  }

  /** Whether it names a time of the day in any way. */
  boolean timed() {
    return clock.isPresent() || part.isPresent() || bare.isPresent();
  }

  Phrase withDate(Optional<DateNode> other) {
    return new Phrase(other, clock, part, bare, fromNow, lasting, bound);
  }

  Phrase withPart(Optional<DayPart> other) {
    return new Phrase(date, clock, other, bare, fromNow, lasting, bound);
  }

  /** The bare number as a day of the month. */
  Optional<Phrase> bareAsDay() {
    if (bare.isEmpty()) {
      return Optional.of(this);
    }
    boolean sound = clock.isEmpty() || date.filter(d -> Dates.wantsDay(d, 31)).isPresent();
    if (!DateRules.isDay(bare.get()) || !sound) {
      return Optional.empty();
    }
    CalendarDate day = CalendarDate.ofDay(bare.get().value());
    return date.map(other -> Dates.join(other, day))
        .orElse(Optional.of(day))
        .map(
            joined ->
                new Phrase(
                    Optional.of(joined), clock, part, Optional.empty(), fromNow, lasting, bound));
  }

  /** The bare number as an hour, or as hour and minute if it has four digits. */
  Optional<Phrase> bareAsHour() {
    if (bare.isEmpty()) {
      return Optional.of(this);
    }
    Lexeme number = bare.get();
    Optional<Clock> hour =
        number.digits() == 4 ? ClockRules.compact(number) : Clock.of(number, -1, -1);
    boolean sound = clock.isEmpty() && number.digits() != 3;
    return hour.filter(h -> sound)
        .map(
            h -> new Phrase(date, Optional.of(h), part, Optional.empty(), fromNow, lasting, bound));
  }

  /** The bare number as whatever the rest of the phrase makes likely. */
  Optional<Phrase> settled() {
    if (bare.isEmpty()) {
      return Optional.of(this);
    }
    boolean day = date.isPresent() && Dates.wantsDay(date.get(), bare.get().value());
    return day ? bareAsDay() : bareAsHour();
  }
}
