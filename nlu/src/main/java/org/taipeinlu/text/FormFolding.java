package org.taipeinlu.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds what does not matter to the meaning of a token: case, width, Latin accents, and the
 * difference between traditional and simplified Han characters (臺, 台 and 台 are one).
 */
final class FormFolding {
  private static final char FIRST_HAN = '\u4E00';
  private static final char LAST_HAN = '\u9FFF';
  // a file, because asking ICU for the same takes a third of a second at every start
  private static final String PAIRS = "han-folding.txt";
  private static final char[] SIMPLIFIED = simplifiedHan();

  private FormFolding() {}

  static String fold(String text, int start, int end) {
    if (end - start == 1 && isHan(text.charAt(start))) {
      return String.valueOf(simplified(text.charAt(start)));
    }
    String surface = text.substring(start, end);
    if (isAscii(surface)) {
      return surface.toLowerCase(Locale.ROOT);
    }
    String folded = Normalizer.normalize(surface, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return simplify(withoutLatinAccents(folded).replace('\u2019', '\''));
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** Only over Latin letters: elsewhere, as in Hindi, a mark is part of the spelling. */
  private static String withoutLatinAccents(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder kept = new StringBuilder(decomposed.length());
    boolean afterLatin = false;
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      boolean accent = Character.getType(c) == Character.NON_SPACING_MARK;
      if (!accent) {
        afterLatin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
      }
      if (!accent || !afterLatin) {
        kept.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return Normalizer.normalize(kept, Normalizer.Form.NFC);
  }

  private static String simplify(String text) {
    StringBuilder simplified = new StringBuilder(text);
    for (int i = 0; i < simplified.length(); i++) {
      if (isHan(simplified.charAt(i))) {
        simplified.setCharAt(i, simplified(simplified.charAt(i)));
      }
    }
    return simplified.toString();
  }

  private static boolean isHan(char c) {
    return c >= FIRST_HAN && c <= LAST_HAN;
  }

  private static char simplified(char han) {
    return SIMPLIFIED[han - FIRST_HAN];
  }

  /** {@return what each character of the block is read as; most of them as themselves} */
  private static char[] simplifiedHan() {
    char[] table = new char[LAST_HAN - FIRST_HAN + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = (char) (FIRST_HAN + i);
    }
    try (InputStream in = FormFolding.class.getResourceAsStream(PAIRS)) {
      if (in == null) {
        throw new IllegalStateException(PAIRS + " is missing from the class path; rebuild nlu");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(pair -> table[pair.charAt(0) - FIRST_HAN] = pair.charAt(1));
    } catch (IOException e) {
      throw new UncheckedIOException(PAIRS + " cannot be read", e);
    }
    return table;
  }
}
