package org.taipeinlu;

import org.taipeinlu.features.EncodedSentence;

/**
 * Hears how a parse goes, on its thread: it must neither wait nor fail, and may be called by many
 * threads at once.
 */
public interface StageObserver {
  /** Hears nothing; no clock is read for it. */
  StageObserver NONE =
      new StageObserver() {
        @Override
        public void took(Stage stage, long nanos) {}

        @Override
        public void encoded(EncodedSentence sentence) {}
      };

  /** At the end of a stage; a sentence without tokens ends after the first. */
  void took(Stage stage, long nanos);

  /** What the network is about to read. */
  void encoded(EncodedSentence sentence);
}
