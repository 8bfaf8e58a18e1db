package org.taipeinlu.text;

/** A guess at the language of a text, from its script alone. */
public final class Language {
  // no Han character and no kana stands before the CJK radicals
  private static final char FIRST_CJK = '\u2E80';

  private Language() {}

  /**
   * {@return {@code "zh"} if the text holds a Han character and no kana, otherwise {@code "en"}}
   */
  public static String guess(String text) {
    boolean han = false;
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) < FIRST_CJK) { // the script of a character is found by a slow search
        i++;
        continue;
      }
      int codePoint = text.codePointAt(i);
      switch (Character.UnicodeScript.of(codePoint)) {
        case HAN -> han = true;
        case HIRAGANA, KATAKANA -> {
          return "en";
        }
        default -> {
          // says nothing about the choice between the two
        }
      }
      i += Character.charCount(codePoint);
    }
    return han ? "zh" : "en";
  }
}
