package org.taipeinlu.features;

import java.util.List;

/**
 * Spells a word as a row of character ids of one length, for a network that reads characters.
 *
 * <p>A row begins and ends with padding; what lies between is the folded form, and of a long one
 * its beginning and its end. Thread-safe.
 */
public final class CharacterEncoder {
  /** The id of padding. */
  public static final int PADDING = 1;

  /** What is written in place of padding, as the second entry of the vocabulary. */
  public static final String PADDING_ENTRY = "<padding>";

  /** A row holds at least one character between its paddings. */
  private static final int SMALLEST_ROW = 3;

  private final Vocabulary vocabulary;
  private final int row;

  /**
   * Makes an encoder.
   *
   * @param vocabulary code points as strings, after the unknown one and {@link #PADDING_ENTRY}
   * @param row ids of a word, padding included
   */
  public CharacterEncoder(Vocabulary vocabulary, int row) {
    List<String> entries = vocabulary.entries();
    if (entries.size() <= PADDING || !entries.get(PADDING).equals(PADDING_ENTRY)) {
      throw new IllegalArgumentException("line 2: the second entry must be " + PADDING_ENTRY);
    }
    if (row < SMALLEST_ROW) {
      throw new IllegalArgumentException("'row' must be at least " + SMALLEST_ROW + ": " + row);
    }
    this.vocabulary = vocabulary;
    this.row = row;
  }

  /** {@return the characters that are known} */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** {@return the number of ids of a word} */
  public int row() {
    return row;
  }

  /**
   * Writes the ids of a word.
   *
   * @param form the folded form of a token
   * @param target where {@link #row} ids are written
   * @param offset index of the first
   */
  public void encode(String form, int[] target, int offset) {
    int length = form.codePointCount(0, form.length());
    int shown = Math.min(length, row - 2);
    int beginning = length == shown ? shown : (shown + 1) / 2;
    target[offset] = PADDING;
    int index = 0;
    for (int i = 0; i < row - 1; i++) {
      int id = PADDING;
      if (i < shown) {
        if (i == beginning) {
          index = form.offsetByCodePoints(form.length(), beginning - shown);
        }
        int codePoint = form.codePointAt(index);
        id = vocabulary.id(Character.toString(codePoint));
        index += Character.charCount(codePoint);
      }
      target[offset + 1 + i] = id;
    }
  }
}
