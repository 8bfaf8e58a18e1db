package org.taipeinlu.value.time;

import java.util.Optional;
import java.util.Set;

/** Finds one piece at a place in the words. */
interface Matcher {

  /** The kinds of word it can start at. */
  Set<Kind> first();

  Optional<Match> match(Words words, int start);

  /** A piece, and the index of the word behind it. */
  record Match(Piece piece, int end) {}
}
