package org.taipeinlu.features;

/** The outline of a token: which script, which case, how many digits. */
final class Shape {
  private static final int MOST_DIGITS = 5; // years and train numbers are told apart up to here

  private static final String[] DIGITS = {"d0", "d1", "d2", "d3", "d4", "d5"};

  private Shape() {}

  static String of(String text, int start, int end) {
    int first = text.codePointAt(start);
    if (Character.isDigit(first)) {
      return DIGITS[Math.min(MOST_DIGITS, text.codePointCount(start, end))];
    }
    if (Character.isIdeographic(first)) {
      return "han";
    }
    if (Character.isLetter(first)) {
      return ofLetters(text, start, end, first);
    }
    return first == '\'' || first == '\u2019' ? "'" : "sign";
  }

  private static String ofLetters(String text, int start, int end, int first) {
    boolean upper = false;
    boolean lower = false;
    for (int i = start + Character.charCount(first); i < end; i++) {
      upper |= Character.isUpperCase(text.charAt(i));
      lower |= Character.isLowerCase(text.charAt(i));
    }
    if (!Character.isUpperCase(first)) {
      return upper ? "xX" : "x";
    }
    if (!upper) {
      return lower ? "Xx" : "X";
    }
    return lower ? "XxX" : "XX";
  }
}
