package org.taipeinlu.training.corpus;

import java.util.Arrays;

/** Turns offsets that count code points, as files have them, into UTF-16 indices and back. */
public final class CodePoints {
  private final String text;
  private final int[] indices; // of each code point and of the end; empty if the two counts agree

  /** Prepares a text in one pass. */
  public CodePoints(String text) {
    this.text = text;
    int count = text.codePointCount(0, text.length());
    this.indices = count == text.length() ? new int[0] : new int[count + 1];
    int index = 0;
    for (int i = 0; i < indices.length; i++) {
      indices[i] = index;
      index += i < count ? Character.charCount(text.codePointAt(index)) : 0;
    }
  }

  /** {@return the number of code points in the text} */
  public int count() {
    return indices.length == 0 ? text.length() : indices.length - 1;
  }

  /**
   * {@return the range that is labelled}
   *
   * @param start code point offset of the first character
   * @param end code point offset after the last character
   * @throws IllegalArgumentException if there is no such range
   */
  public LabelledSentence.Range range(String slot, int start, int end) {
    if (start < 0 || end <= start || end > count()) {
      throw new IllegalArgumentException(
          String.join(
              " ",
              "slot \"" + slot + "\" at",
              Integer.toString(start),
              "to",
              Integer.toString(end),
              "is empty or outside of the text of",
              Integer.toString(count()),
              "code points; correct \"start\" and \"end\""));
    }
    return new LabelledSentence.Range(slot, index(start), index(end));
  }

  private int index(int codePoint) {
    return indices.length == 0 ? codePoint : indices[codePoint];
  }

  /** {@return how many code points lie before a UTF-16 index} */
  public int before(int index) {
    if (indices.length == 0) {
      return index;
    }
    int found = Arrays.binarySearch(indices, index);
    if (found < 0) {
      throw new IllegalArgumentException("index " + index + " cuts a surrogate pair in two");
    }
    return found;
  }
}
