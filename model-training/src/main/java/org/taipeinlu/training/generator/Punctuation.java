package org.taipeinlu.training.generator;

/** The signs of English and Chinese sentences; each set holds the one before it. */
final class Punctuation {
  private static final String ENDS = ".?!。？！";
  private static final String ENDS_AND_COMMAS = ENDS + ",，";
  private static final String SIGNS = ENDS_AND_COMMAS + ";；、";
  private static final String SIGNS_AND_COLONS = SIGNS + ":：";

  private Punctuation() {}

  /** {@return whether a sentence may end with it} */
  static boolean isEnd(char c) {
    return ENDS.indexOf(c) >= 0;
  }

  /** {@return whether it parts what stands before it from a sentence behind it} */
  static boolean isEndOrComma(char c) {
    return ENDS_AND_COMMAS.indexOf(c) >= 0;
  }

  /** {@return whether it may go missing when somebody types} */
  static boolean isSign(char c) {
    return SIGNS.indexOf(c) >= 0;
  }

  /** {@return whether no space stands before it} */
  static boolean isSignOrColon(char c) {
    return SIGNS_AND_COLONS.indexOf(c) >= 0;
  }
}
