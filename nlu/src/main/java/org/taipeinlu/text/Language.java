package org.taipeinlu.text;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/** A guess at the language of a text, from its script alone. */
public final class Language {
  private static final String ENGLISH = "en";
  private static final String CHINESE = "zh";

  // no Han character and no kana stands before the CJK radicals
  private static final char FIRST_CJK = '\u2E80';

  private static final Set<UnicodeScript> HAN = Set.of(UnicodeScript.HAN);
  private static final Set<UnicodeScript> KANA =
      Set.of(UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

  private Language() {}

  /**
   * {@return {@code "zh"} if the text holds a Han character and no kana, otherwise {@code "en"}}
   */
  public static String guess(String text) {
    return holds(text, HAN) && !holds(text, KANA) ? CHINESE : ENGLISH;
  }

  /**
   * {@return the language whose network is to read the text: {@code "zh"} if it holds a Han
   * character, otherwise {@code "en"}}
   *
   * <p>Not always the guess: a Chinese sentence may name a place in kana, and an English network
   * has never seen a Han character.
   */
  public static String ofReader(String text) {
    return holds(text, HAN) ? CHINESE : ENGLISH;
  }

  private static boolean holds(String text, Set<UnicodeScript> scripts) {
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) < FIRST_CJK) { // the script of a character is found by a slow search
        i++;
        continue;
      }
      int codePoint = text.codePointAt(i);
      if (scripts.contains(UnicodeScript.of(codePoint))) {
        return true;
      }
      i += Character.charCount(codePoint);
    }
    return false;
  }
}
