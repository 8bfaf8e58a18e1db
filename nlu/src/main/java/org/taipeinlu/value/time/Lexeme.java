package org.taipeinlu.value.time;

/**
 * A typed word.
 *
 * @param value its number: of a month, a weekday, a shift in days; zero where the kind says it all
 * @param name its name: of a unit, a part of the day, a holiday; empty where a number says it all
 * @param digits how many digits it is written with, leading zeros included; zero for a spelled
 *     number
 */
record Lexeme(Kind kind, int value, String name, int digits) {

  static final Lexeme END = new Lexeme(Kind.END, 0, "", 0);
  static final Lexeme UNKNOWN = new Lexeme(Kind.UNKNOWN, 0, "", 0);

  static Lexeme of(Kind kind) {
    return new Lexeme(kind, 0, "", 0);
  }

  static Lexeme number(int value, int digits) {
    return new Lexeme(Kind.NUMBER, value, "", digits);
  }

  static Lexeme ordinal(int value) {
    return new Lexeme(Kind.ORDINAL, value, "", 0);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is a number in words. */
  boolean spelled() {
    return kind == Kind.NUMBER && digits == 0;
  }
}
