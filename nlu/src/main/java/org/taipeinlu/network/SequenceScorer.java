package org.taipeinlu.network;

import org.taipeinlu.features.EncodedSentence;

/** Scores every token of a sentence against every label. Implementations are thread-safe. */
public interface SequenceScorer {

  /** {@return emission scores (logits) {@code [token][label]}; no rows for no tokens} */
  Scores score(EncodedSentence sentence);
}
