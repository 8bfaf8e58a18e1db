package org.taipeinlu.text;

/** What the tokenizer needs to know of a code point. */
enum CharKind {
  /** White space, controls and invisible format characters: between tokens. */
  BLANK,
  /** A letter of a script that writes spaces between words, or of one that is cut no further. */
  LETTER,
  /** A decimal digit of any script or width. */
  DIGIT,
  /** A Han character: a token of its own. */
  HAN,
  /** A combining mark, a variation selector or a joiner: belongs to what stands before it. */
  MARK,
  /** Everything else: punctuation, symbols, emoji, lone surrogates. A token of its own. */
  SYMBOL;

  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int FIRST_EMOJI_MODIFIER = 0x1F3FB;
  private static final int LAST_EMOJI_MODIFIER = 0x1F3FF;
  private static final CharKind[] ASCII = new CharKind[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = classify(c);
    }
  }

  static CharKind of(int codePoint) {
    return codePoint < ASCII.length ? ASCII[codePoint] : classify(codePoint);
  }

  private static CharKind classify(int c) {
    if (c == ZERO_WIDTH_JOINER || (c >= FIRST_EMOJI_MODIFIER && c <= LAST_EMOJI_MODIFIER)) {
      return MARK;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          MARK;
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          BLANK;
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.LETTER_NUMBER ->
          Character.isIdeographic(c) ? HAN : LETTER;
      default -> SYMBOL;
    };
  }
}
