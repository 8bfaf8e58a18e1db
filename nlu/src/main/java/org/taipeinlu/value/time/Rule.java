package org.taipeinlu.value.time;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A pattern of words and what it means; an empty meaning is no match. */
record Rule(Pattern pattern, Function<Pattern.Captured, Optional<Piece>> meaning)
    implements Matcher {

  static Rule rule(String pattern, Function<Pattern.Captured, Optional<Piece>> meaning) {
    return new Rule(Pattern.of(pattern), meaning);
  }

  @Override
  public Set<Kind> first() {
    return pattern.first();
  }

  @Override
  public Optional<Match> match(Words words, int start) {
    return pattern
        .match(words, start)
        .flatMap(found -> meaning.apply(found).map(piece -> new Match(piece, found.end())));
  }
}
