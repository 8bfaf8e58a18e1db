package org.taipeinlu.training.corpus;

/** A corpus file is not of its format. The message names file and line and says what to mend. */
public final class CorpusFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the place and the cure. */
  public CorpusFormatException(String place, String message) {
    super(place + ": " + message);
  }

  /** With the place, the cure, and what went wrong below. */
  public CorpusFormatException(String place, String message, Throwable cause) {
    super(place + ": " + message, cause);
  }
}
