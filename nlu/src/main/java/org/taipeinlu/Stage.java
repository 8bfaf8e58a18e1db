package org.taipeinlu;

import java.util.Locale;

/** A stage of a parse, in the order in which a sentence goes through them. */
public enum Stage {
  /** Text to tokens. */
  TOKENIZE,
  /** Tokens to feature ids. */
  ENCODE,
  /** Ids to a score of each label at each token; the network. A question is weighed here, too. */
  SCORE,
  /** Scores to spans with their confidence. */
  DECODE,
  /** Spans to places and times. */
  RESOLVE;

  /** {@return the name for people and for meters} */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
