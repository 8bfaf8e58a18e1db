package org.taipeinlu.value.time;

import java.util.Set;

/** Tells times from ordinary words that look like them: "may", "second", "sun". Immutable. */
final class OrdinaryWords {

  /** Small letters alone do not make these a time; a preposition before them does. */
  private static final Set<String> WORDS = Set.of("may", "march", "mar", "sun", "sat", "wed");

  private static final Set<Kind> MAKES_TIME =
      Set.of(
          Kind.IN,
          Kind.OF,
          Kind.ON,
          Kind.BY,
          Kind.UNTIL,
          Kind.SINCE,
          Kind.FROM,
          Kind.BEFORE,
          Kind.AFTER,
          Kind.WITHIN,
          Kind.RELATIVE,
          Kind.FOR,
          Kind.BETWEEN,
          Kind.TO,
          Kind.THE);

  private final Lexicon lexicon;

  OrdinaryWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Whether the span is only such a word, and nothing beside it speaks for a time. */
  boolean misses(Words words, String sentence, int start, int end) {
    if (words.size() != 1) {
      return false;
    }
    if (words.is(0, Kind.ORDINAL)) {
      return words.get(0).value() == 2
          && sentence.startsWith("second", start)
          && !led(sentence, start);
    }
    return WORDS.contains(sentence.substring(start, end)) && !led(sentence, start);
  }

  private boolean led(String sentence, int start) {
    String left = Folding.fold(sentence.substring(Math.max(0, start - 16), start));
    int word = left.lastIndexOf(' ') + 1;
    Lexicon.Found found = lexicon.longest(left, word, false);
    return found.words().size() == 1
        && found.end() == left.length()
        && MAKES_TIME.contains(found.words().get(0).kind());
  }
}
