package org.taipeinlu.value.time;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * Moments by a length of time: in 3 days, two weeks ago, 三天後, a week from Tuesday, within 2 hours,
 * for 3 hours. By hand, as a length may have any number of parts: "2 years 1 month and 21 days".
 */
final class DurationRules implements Matcher {

  private static final Set<Kind> BEFORE_LENGTH =
      EnumSet.of(Kind.IN, Kind.WITHIN, Kind.FOR, Kind.AFTER, Kind.RELATIVE, Kind.ROLLING);

  @Override
  public Set<Kind> first() {
    EnumSet<Kind> kinds = EnumSet.of(Kind.NUMBER, Kind.A, Kind.HALF, Kind.THE);
    kinds.addAll(BEFORE_LENGTH);
    return kinds;
  }

  @Override
  public Optional<Match> match(Words words, int start) {
    boolean led = BEFORE_LENGTH.contains(words.get(start).kind());
    int at = led ? start + 1 : start;
    boolean next = words.is(start, Kind.WITHIN) && words.is(at, Kind.RELATIVE);
    Optional<Length> length = length(words, next ? at + 1 : at);
    return length.flatMap(
        found ->
            led
                ? leading(words.get(start), found, words)
                : trailing(words, found).or(() -> still(words, found)));
  }

  private static Optional<Match> leading(Lexeme word, Length length, Words words) {
    Amount amount = length.amount;
    return switch (word.kind()) {
      case IN -> trailing(words, length).or(() -> found(from(amount), length.end));
      case AFTER -> words.han() ? Optional.empty() : found(from(amount), length.end);
      case WITHIN -> found(within(amount), length.end);
      case FOR -> found(new Piece.Lasting(amount), length.end);
      default ->
          amount.ofDays() || word.value() == 0
              ? Optional.empty()
              : found(RelativeRules.stretch(word.value(), amount), length.end);
    };
  }

  private static Piece within(Amount amount) {
    return amount.ofDays()
        ? new Piece.Dated(new DaysFromToday(amount))
        : RelativeRules.stretch(1, amount);
  }

  private static Optional<Match> trailing(Words words, Length length) {
    Amount amount = length.amount;
    int end = length.end;
    Kind next = words.get(end).kind();
    boolean anchored = end + 1 < words.size() && !words.han();
    if (next == Kind.EDGE) {
      return later(words.get(end), amount, end + 1);
    }
    return switch (next) {
      case STARTING -> found(new Piece.Lasting(amount), end + 1);
      case AGO -> found(from(amount.negated()), end + 1);
      case HENCE -> found(from(amount), end + 1);
      case AFTER -> anchored ? moved(amount, end) : found(from(amount), end + 1);
      case BEFORE ->
          anchored ? moved(amount.negated(), end) : found(from(amount.negated()), end + 1);
      case SINCE, FROM -> moved(amount, end);
      case WITHIN -> found(within(amount), end + 1);
      default -> Optional.empty();
    };
  }

  /** "Later" and "earlier" behind a length; before a period they are its parts: later this week. */
  private static Optional<Match> later(Lexeme word, Amount amount, int end) {
    return switch (word.name()) {
      case "LATE" -> found(from(amount), end);
      case "EARLY" -> found(from(amount.negated()), end);
      default -> Optional.empty();
    };
  }

  /** A length on its own says how long a range is, if the range starts behind it. */
  private static Optional<Match> still(Words words, Length length) {
    boolean starts = words.is(length.end, Kind.FROM) || words.is(length.end, Kind.COMMA);
    return starts ? found(new Piece.Lasting(length.amount), length.end) : Optional.empty();
  }

  private static Optional<Match> moved(Amount amount, int end) {
    return amount.ofDays()
        ? found(
            new Piece.Prefixed(date -> new RelativeDates.Moved(date, day -> amount.after(day))),
            end + 1)
        : Optional.empty();
  }

  private static Piece from(Amount amount) {
    return amount.ofDays()
        ? new Piece.Dated(
            new RelativeDates.Moved(new RelativeDates.Shift(0), day -> amount.after(day)))
        : new Piece.FromNow(amount, Optional.empty());
  }

  private static Optional<Match> found(Piece piece, int end) {
    return Optional.of(new Match(piece, end));
  }

  /** Reads as many pairs of number and unit as there are. */
  private static Optional<Length> length(Words words, int start) {
    Optional<Length> total = one(words, start);
    Optional<Length> more = total;
    while (more.isPresent()) {
      Length sum = more.get();
      total = more;
      int next =
          words.is(sum.end, Kind.AND) || words.is(sum.end, Kind.COMMA) ? sum.end + 1 : sum.end;
      more = one(words, next).map(part -> new Length(sum.amount.plus(part.amount), part.end));
    }
    return total;
  }

  private static Optional<Length> one(Words words, int start) {
    int at = start;
    double count = 1;
    Lexeme word = words.get(at);
    if (word.is(Kind.NUMBER)) {
      count = word.value();
      at++;
      if (words.is(at, Kind.DOT) && words.get(at + 1).digits() == 1) {
        count += words.get(at + 1).value() / 10.0;
        at += 2;
      }
    } else if (word.is(Kind.A) || word.is(Kind.THE)) {
      at++;
    }
    boolean counted = at > start && !word.is(Kind.THE);
    at += words.is(at, Kind.COUNTER) ? 1 : 0;
    if (words.is(at, Kind.HALF)) {
      count = word.is(Kind.NUMBER) ? count + 0.5 : 0.5;
      counted = true;
      at++;
    }
    Lexeme unit = words.get(at);
    if (!counted || !Pattern.isUnit(unit) || unit.is(Kind.MONTH_MARK)) {
      return Optional.empty();
    }
    boolean half = words.han() && words.is(at + 1, Kind.HALF);
    Amount amount = Amount.of(half ? count + 0.5 : count, Unit.of(unit));
    return Optional.of(new Length(amount, half ? at + 2 : at + 1));
  }

  private record Length(Amount amount, int end) {}

  /** From today on for some days: within 9 months. */
  private record DaysFromToday(Amount amount) implements DateNode {
    @Override
    public List<DateSpan> spans(Frame frame) {
      return List.of(DateSpan.days(frame.today(), amount.after(frame.today())));
    }

    @Override
    public Grain grain() {
      return Grain.DAY;
    }
  }
}
