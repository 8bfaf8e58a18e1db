package org.taipeinlu.value.time;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taipeinlu.value.TimeValue.Grain;

/**
 * Reads one moment from words: at each word the longest match of all rules, joined to one phrase.
 * Immutable.
 */
final class PhraseReader {

  /** Words that may stand between pieces and say nothing. */
  private static final Set<Kind> GLUE =
      EnumSet.of(
          Kind.OF,
          Kind.ON,
          Kind.AT,
          Kind.IN,
          Kind.THE,
          Kind.DE,
          Kind.FROM,
          Kind.BETWEEN,
          Kind.BETWEEN_END,
          Kind.APPROX,
          Kind.COMMA,
          Kind.DOT,
          Kind.BRACKET,
          Kind.FOR);

  /** Words that no English time ends with: "march on". */
  private static final Set<Kind> DANGLING =
      EnumSet.of(Kind.OF, Kind.ON, Kind.AT, Kind.IN, Kind.THE, Kind.FROM, Kind.FOR);

  private final Map<Kind, List<Matcher>> matchers = new EnumMap<>(Kind.class);

  PhraseReader(DateOrder order) {
    List<Matcher> all = new ArrayList<>(DateRules.all());
    all.addAll(new NumericDateRules(order).all());
    all.addAll(RelativeRules.all());
    all.addAll(ClockRules.all());
    all.add(new DurationRules());
    for (Matcher matcher : all) {
      for (Kind kind : matcher.first()) {
        matchers.computeIfAbsent(kind, k -> new ArrayList<>()).add(matcher);
      }
    }
  }

  /**
   * The phrase that all the words make.
   *
   * @param dashes whether a dash may stand between its pieces: "Monday - 5 pm"
   */
  Optional<Phrase> read(Words words, boolean dashes) {
    Draft draft = new Draft();
    if (DANGLING.contains(words.get(words.size() - 1).kind()) && !words.han()) {
      return Optional.empty();
    }
    int at = 0;
    while (at < words.size()) {
      Optional<Matcher.Match> match = longest(words, at);
      if (match.isPresent()) {
        if (!draft.add(match.get().piece())) {
          return Optional.empty();
        }
        at = match.get().end();
      } else if (draft.skip(words.get(at), dashes)) {
        at++;
      } else {
        return Optional.empty();
      }
    }
    return draft.phrase();
  }

  private Optional<Matcher.Match> longest(Words words, int start) {
    Optional<Matcher.Match> longest = Optional.empty();
    for (Matcher matcher : matchers.getOrDefault(words.get(start).kind(), List.of())) {
      Optional<Matcher.Match> match = matcher.match(words, start);
      if (match.isPresent() && (longest.isEmpty() || match.get().end() > longest.get().end())) {
        longest = match;
      }
    }
    return longest;
  }

  /** A phrase in the making. */
  private static final class Draft {
    private final List<DateNode> before = new ArrayList<>();
    private final List<DateNode> dates = new ArrayList<>();
    private Optional<Piece.Prefixed> prefix = Optional.empty();
    private Optional<PartialDates.Edge> edge = Optional.empty();
    private Optional<Clock> clock = Optional.empty();
    private Optional<DayPart> part = Optional.empty();
    private Optional<Lexeme> bare = Optional.empty();
    private Optional<Piece.FromNow> fromNow = Optional.empty();
    private Optional<Amount> lasting = Optional.empty();
    private Bound bound = Bound.NONE;

    /** Takes a piece, unless there is one of its kind already. */
    boolean add(Piece piece) {
      boolean free = true;
      if (piece instanceof Piece.Dated dated && dated.date() instanceof PartialDates.Edge found) {
        free = edge.isEmpty();
        edge = Optional.of(found);
      } else if (piece instanceof Piece.Dated dated) {
        dates.add(dated.date());
      } else if (piece instanceof Piece.Timed timed) {
        free = clock.isEmpty();
        clock = Optional.of(timed.clock());
      } else if (piece instanceof Piece.Parted parted) {
        free = part.isEmpty();
        part = Optional.of(parted.part());
      } else if (piece instanceof Piece.FromNow found) {
        free = fromNow.isEmpty();
        fromNow = Optional.of(found);
      } else if (piece instanceof Piece.Lasting found) {
        free = lasting.isEmpty();
        lasting = Optional.of(found.amount());
      } else if (piece instanceof Piece.Prefixed found) {
        free = prefix.isEmpty();
        prefix = Optional.of(found);
        before.addAll(dates);
        dates.clear();
      }
      return free;
    }

    /** Takes a word that no rule begins with; false if it has no place here. */
    boolean skip(Lexeme word, boolean dashes) {
      boolean day = bare.isPresent() && dates.stream().anyMatch(Draft::weekday);
      if (word.is(Kind.NUMBER) && day && bare.get().value() > 12) {
        dates.add(CalendarDate.ofDay(bare.get().value())); // Friday 23 at 4
        bare = Optional.empty();
      }
      if (word.is(Kind.NUMBER) && bare.isEmpty()) {
        bare = Optional.of(word);
        return true;
      }
      if (word.is(Kind.NOW)) {
        return add(new Piece.FromNow(Amount.ZERO, Optional.empty()));
      }
      Bound found = Bound.of(word.kind());
      if (found != Bound.NONE && bound == Bound.NONE) {
        bound = found;
        return true;
      }
      return GLUE.contains(word.kind()) || (dashes && word.is(Kind.DASH) && bare.isEmpty());
    }

    private static boolean weekday(DateNode date) {
      return date instanceof CalendarDate day && day.onlyWeekday();
    }

    Optional<Phrase> phrase() {
      if (prefix.isPresent() && dates.size() > 1 && weekday(dates.get(dates.size() - 1))) {
        before.add(dates.remove(dates.size() - 1)); // two months from today on Tuesday
      }
      Optional<DateNode> date = Dates.join(dates);
      boolean unclear = date.isEmpty() && (!dates.isEmpty() || prefix.isPresent());
      if (prefix.isPresent() && date.isPresent()) {
        before.add(prefix.get().wrap().apply(date.get()));
        date = Dates.join(before);
        unclear = date.isEmpty();
      }
      boolean something = date.isPresent() || clock.isPresent() || part.isPresent();
      something |= bare.isPresent() || fromNow.isPresent();
      boolean twice = fromNow.isPresent() && (date.isPresent() || clock.isPresent());
      return unclear || twice || !something ? Optional.empty() : withEdge(date);
    }

    private Optional<Phrase> withEdge(Optional<DateNode> date) {
      if (edge.isPresent() && part.isEmpty() && date.isPresent()) {
        if (date.get().grain() == Grain.DAY) {
          return clock.isPresent() ? Optional.empty() : ofDay(date, edge.get().name());
        }
        return built(Dates.join(edge.get(), date.get()), clock, part);
      }
      return edge.isPresent() && part.isEmpty() ? Optional.empty() : built(date, clock, part);
    }

    /** The end of a day is its last second; the other edges are parts of it. */
    private Optional<Phrase> ofDay(Optional<DateNode> date, String name) {
      return switch (name) {
        case "END" -> built(date, Optional.of(new Clock(23, 59, 59, false)), part);
        case "START", "EARLY" -> built(date, clock, Optional.of(DayPart.MORNING));
        case "MIDDLE" -> built(date, clock, Optional.of(DayPart.NOON));
        default -> built(date, clock, Optional.of(DayPart.EVENING));
      };
    }

    private Optional<Phrase> built(
        Optional<DateNode> date, Optional<Clock> time, Optional<DayPart> ofDay) {
      Phrase phrase = new Phrase(date, time, ofDay, bare, fromNow, lasting, bound);
      return bare.isPresent() && time.isPresent() ? phrase.bareAsDay() : Optional.of(phrase);
    }
  }
}
