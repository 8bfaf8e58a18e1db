package org.taipeinlu.training.generator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Which part of the data a pattern or a place name belongs to. The answer follows from the text
 * alone, so it stays when the files around it change.
 */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  private static final int VALIDATION_PERCENT = 6;
  private static final int TEST_PERCENT = 8;

  /** {@return the part of a text; case does not matter} */
  public static Split of(String text) {
    CRC32 hash = new CRC32();
    hash.update(text.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    // the low bits of a CRC of short texts are uneven: mix them (constant of Knuth's hash)
    long percent = ((hash.getValue() * 2654435761L) >>> 16) % 100;
    if (percent < VALIDATION_PERCENT) {
      return VALIDATION;
    }
    return percent < VALIDATION_PERCENT + TEST_PERCENT ? TEST : TRAIN;
  }

  /** {@return the name of this part's file, without ending} */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
