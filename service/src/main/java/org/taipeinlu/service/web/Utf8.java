package org.taipeinlu.service.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 without a flaw: Jackson is lenient with overlong forms and guesses UTF-16. */
public final class Utf8 {
  private Utf8() {}

  /**
   * Checks bytes before anyone parses them.
   *
   * @param what they are, as the sender is told
   * @throws ProblemException if they are not UTF-8
   */
  public static void require(byte[] bytes, String what) {
    try {
      if (StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .chars()
          .noneMatch(c -> c == 0)) {
        return;
      }
    } catch (CharacterCodingException e) {
      // said below, together with UTF-16 and UTF-32, whose ASCII is UTF-8 full of zeros
    }
    throw ProblemException.of(
        ProblemType.INVALID_UTF_8, what + " is not valid UTF-8; encode the JSON as UTF-8");
  }
}
