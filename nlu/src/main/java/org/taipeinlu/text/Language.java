package org.taipeinlu.text;

/** A guess at the language of a text, from its script alone. */
public final class Language {
  private Language() {}

  /**
   * {@return {@code "zh"} if the text holds a Han character and no kana, otherwise {@code "en"}}
   */
  public static String guess(String text) {
    boolean han = false;
    for (int i = 0; i < text.length(); ) {
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
