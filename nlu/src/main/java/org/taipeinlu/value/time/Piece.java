package org.taipeinlu.value.time;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a rule makes of a few words; a phrase is a run of pieces. */
sealed interface Piece {

  record Dated(DateNode date) implements Piece {}

  record Timed(Clock clock) implements Piece {}

  record Parted(DayPart part) implements Piece {}

  /** Words that turn the date behind them into another: "two weeks after". */
  record Prefixed(UnaryOperator<DateNode> wrap) implements Piece {}

  /** A number that may be an hour, a day or nothing: the words beside it decide. */
  record Bare(Lexeme number) implements Piece {}

  /** A stretch of time counted from now, to the second: "in 5 minutes", "the next two hours". */
  record FromNow(Amount start, Optional<Amount> end) implements Piece {}

  /** How long: "for 3 hours". */
  record Lasting(Amount amount) implements Piece {}

  /** On which side of the moment: "before", 以後. */
  record Bounded(Bound bound) implements Piece {}

  static Optional<Piece> date(DateNode node) {
    return Optional.of(new Dated(node));
  }

  static Optional<Piece> time(Clock clock) {
    return Optional.of(new Timed(clock));
  }
}
