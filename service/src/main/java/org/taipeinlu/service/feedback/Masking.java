package org.taipeinlu.service.feedback;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes digits and e-mail addresses unreadable.
 *
 * <p>Each character gives way to one of the same number of code points, so that positions in the
 * text stay right.
 */
final class Masking {
  // bounded, and no part of it can be read in two ways: takes linear time
  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}.-]{1,255}+");

  private final Pattern digits;
  private final FeedbackProperties.Mask mask;

  Masking(FeedbackProperties.Mask mask) {
    this.mask = mask;
    this.digits = Pattern.compile("\\p{Nd}{" + Math.max(1, mask.digits()) + ",}+");
  }

  /** {@return the text, as long as before in code points} */
  String mask(String text) {
    String masked = text.replace('\0', ' '); // which PostgreSQL cannot store
    if (mask.email()) {
      masked = EMAIL.matcher(masked).replaceAll(address -> hidden(address.group()));
    }
    if (mask.digits() > 0) {
      Matcher runs = digits.matcher(masked);
      masked = runs.replaceAll(run -> "0".repeat(length(run.group())));
    }
    return masked;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String hidden(String address) {
    StringBuilder hidden = new StringBuilder();
    address
        .codePoints()
        .forEach(
            character ->
                hidden.append(character == '@' || character == '.' ? (char) character : 'x'));
    return hidden.toString();
  }
}
