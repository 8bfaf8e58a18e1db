package org.taipeinlu.benchmarks;

import java.util.List;
import org.taipeinlu.features.EncodedSentence;

/** Something that runs the default model's network. For one thread. */
interface Engine extends AutoCloseable {

  /**
   * {@return the scores or probabilities of a sentence, in whatever shape the engine gives them}
   */
  Object score(EncodedSentence sentence);

  /** {@return those of several sentences of one length} */
  Object scoreAll(List<EncodedSentence> sentences);

  @Override
  default void close() {}
}
