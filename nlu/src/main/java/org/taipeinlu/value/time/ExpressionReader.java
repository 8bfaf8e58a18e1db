package org.taipeinlu.value.time;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import org.taipeinlu.value.TimeValue.Reading;

/** Reads a whole expression, one moment or a range, and finds its readings. Immutable. */
final class ExpressionReader {

  private static final Set<Kind> CONNECTORS =
      EnumSet.of(Kind.TO, Kind.UNTIL, Kind.DASH, Kind.TILDE, Kind.AND);

  private final PhraseReader phrases;

  ExpressionReader(DateOrder order) {
    this.phrases = new PhraseReader(order);
  }

  /**
   * The readings, the likeliest first; empty if the words are no time.
   *
   * @param outside which side of the moment the words beside the expression mean
   */
  List<Reading> read(Words words, Bound outside, Timeline timeline) {
    boolean rangeFirst = words.has(Kind.FROM) || words.has(Kind.BETWEEN);
    List<Reading> readings =
        rangeFirst ? range(words, timeline) : moment(words, false, outside, timeline);
    if (readings.isEmpty()) {
      readings = rangeFirst ? moment(words, false, outside, timeline) : range(words, timeline);
    }
    return readings.isEmpty() ? moment(words, true, outside, timeline) : readings;
  }

  private List<Reading> moment(Words words, boolean dashes, Bound outside, Timeline timeline) {
    return phrases
        .read(words, dashes)
        .flatMap(Phrase::settled)
        .map(
            phrase -> {
              Bound bound = phrase.bound() == Bound.NONE ? outside : phrase.bound();
              return timeline.slices(phrase).stream()
                  .flatMap(slice -> lasting(slice, phrase, bound).stream())
                  .toList();
            })
        .orElse(List.of());
  }

  private static Optional<Reading> lasting(Slice slice, Phrase phrase, Bound bound) {
    if (phrase.lasting().isEmpty()) {
      return Optional.of(slice.reading(bound));
    }
    Amount amount = phrase.lasting().get();
    boolean ofDays = slice.grain().compareTo(Grain.DAY) >= 0;
    Grain start = ofDays ? Grain.DAY : slice.grain();
    Grain end = start == Grain.SECOND || amount.ofDays() ? start : amount.grain();
    return Optional.of(
        new Interval(
            Optional.of(new Moment(slice.start(), start)),
            Optional.of(new Moment(amount.after(slice.start()), end))));
  }

  private List<Reading> range(Words words, Timeline timeline) {
    boolean joined = words.has(Kind.BETWEEN) || words.has(Kind.BETWEEN_END);
    for (int i = 1; i < words.size() - 1; i++) {
      Kind kind = words.get(i).kind();
      if (CONNECTORS.contains(kind) && (kind != Kind.AND || joined || and(words))) {
        List<Reading> readings =
            range(words.slice(0, i), words.slice(i + 1, words.size()), timeline);
        if (!readings.isEmpty()) {
          return readings;
        }
      }
    }
    return List.of();
  }

  /** "3 and 5 pm" is a range whose "between" stands outside. */
  private static boolean and(Words words) {
    return words.list().stream().filter(word -> word.is(Kind.AND)).count() == 1;
  }

  private List<Reading> range(Words left, Words right, Timeline timeline) {
    return phrases
        .read(left, false)
        .flatMap(from -> phrases.read(right, false).flatMap(to -> Range.of(from, to)))
        .map(range -> range.readings(timeline))
        .orElse(List.of());
  }
}
