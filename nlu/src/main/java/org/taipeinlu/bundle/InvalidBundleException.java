package org.taipeinlu.bundle;

/**
 * A bundle is not whole, not what it says, or not for this program. The message says what to do.
 */
public final class InvalidBundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence that names the file and the cure. */
  public InvalidBundleException(String message) {
    super(message);
  }

  /** With a sentence that names the file and the cure, and what went wrong below. */
  public InvalidBundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
