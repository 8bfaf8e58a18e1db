package org.taipeinlu.network;

/**
 * The numbers that are the upper half of a float: its sign and exponent, and 7 of the 23 bits
 * behind its point ("bfloat16"; Kalamkar and others 2019, arXiv:1905.12322). A matrix of them takes
 * half the memory, and to read one of them back is exact.
 */
public final class Bfloat16 {
  private static final int LOWER_HALF = 0xFFFF;
  private static final int JUST_BELOW_HALF = 0x7FFF;

  private Bfloat16() {}

  /**
   * {@return the nearest one; of two as near, the even one}
   *
   * @param value any finite number; the largest of all become infinite
   */
  public static float nearest(float value) {
    int bits = Float.floatToRawIntBits(value);
    int rounded = bits + JUST_BELOW_HALF + (bits >>> Short.SIZE & 1);
    return Float.intBitsToFloat(rounded & ~LOWER_HALF);
  }

  /** {@return whether all of the numbers are such} */
  public static boolean holdsAll(float[] values) {
    for (float value : values) {
      if ((Float.floatToRawIntBits(value) & LOWER_HALF) != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return the upper half of one of these numbers} */
  public static short bits(float value) {
    return (short) (Float.floatToRawIntBits(value) >>> Short.SIZE);
  }

  /** {@return the number of which this is the upper half} */
  public static float ofBits(short bits) {
    return Float.intBitsToFloat(bits << Short.SIZE);
  }
}
