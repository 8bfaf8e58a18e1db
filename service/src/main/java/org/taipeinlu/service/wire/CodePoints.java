package org.taipeinlu.service.wire;

/**
 * Positions in a text as clients count them.
 *
 * <p>Java indexes UTF-16 units; what goes over the wire are Unicode code points, so that a position
 * means the same in Python, Rust and Swift. Made for one text and asked in rising order, it costs
 * one pass.
 */
public final class CodePoints {
  private final String text;
  private int lastIndex;
  private int lastCount;

  /** Counts in a text. */
  public CodePoints(String text) {
    this.text = text;
  }

  /** {@return how many code points stand before a UTF-16 index} */
  public int before(int index) {
    if (index < lastIndex) {
      lastIndex = 0;
      lastCount = 0;
    }
    lastCount += text.codePointCount(lastIndex, index);
    lastIndex = index;
    return lastCount;
  }
}
