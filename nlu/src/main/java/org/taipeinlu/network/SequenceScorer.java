package org.taipeinlu.network;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.features.EncodedSentence;

/** Scores every token of a sentence against every label. Implementations are thread-safe. */
public interface SequenceScorer {

  /** {@return emission scores (logits) {@code [token][label]}; no rows for no tokens} */
  Scores score(EncodedSentence sentence);

  /**
   * {@return the scores of several sentences, in their order; may take less time than one by one}
   */
  default List<Scores> scoreAll(List<EncodedSentence> sentences) {
    return sentences.stream().map(this::score).toList();
  }

  /**
   * {@return what the memory of the network did as it read the sentence; empty if it has no gates}
   *
   * <p>Computed apart from the scores, and slower.
   */
  default Optional<GateTrace> trace(EncodedSentence sentence) {
    return Optional.empty();
  }
}
