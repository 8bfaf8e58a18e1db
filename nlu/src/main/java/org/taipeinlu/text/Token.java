package org.taipeinlu.text;

/**
 * A piece of a text that is never cut further.
 *
 * @param start UTF-16 index of its first char in the text
 * @param end UTF-16 index after its last char; the range is half-open and never empty
 * @param form what the token is compared by: case, width, accents and Han variants folded
 */
public record Token(int start, int end, String form) {
  public Token {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "'end' must be after 'start': start=" + start + ", end=" + end);
    }
  }

  /** {@return the token that lies there in a text, for tokens that were cut elsewhere} */
  public static Token of(String text, int start, int end) {
    return new Token(start, end, FormFolding.fold(text, start, end));
  }
}
