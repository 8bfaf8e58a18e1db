package org.taipeinlu.value.time;

import java.util.Arrays;

/** One form for every way to write a character: case, width, dashes, and Han in simplified form. */
final class Folding {

  /** Traditional character, then simplified; only characters that occur in the lexicon. */
  private static final String PAIRS =
      "週周個个點点後后號号鐘钟時时間间從从內内禮礼國国慶庆聖圣誕诞節节陽阳曆历歷历農农臘腊兩两"
          + "這这過过來来開开現现馬马當当剛刚還还裡里裏里兒儿掃扫飯饭親亲勞劳動动婦妇師师黃黄萬万"
          + "穌稣難难復复終终歲岁華华於于與与為为約约許许雙双紀纪陰阴舊旧龍龙腦脑處处離离達达內内"
          + "壹一貳二叁三參三肆四伍五陸六柒七捌八玖九拾十佰百仟千";

  private static final char[] FROM;
  private static final char[] TO;

  static {
    int size = PAIRS.length() / 2;
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Character.compare(PAIRS.charAt(2 * a), PAIRS.charAt(2 * b)));
    FROM = new char[size];
    TO = new char[size];
    for (int i = 0; i < size; i++) {
      FROM[i] = PAIRS.charAt(2 * order[i]);
      TO[i] = PAIRS.charAt(2 * order[i] + 1);
    }
  }

  private Folding() {}

  /** Folds characters, drops apostrophes and makes every run of white space one space. */
  static String fold(CharSequence text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = fold(text.charAt(i));
      boolean doubled = c == ' ' && (folded.isEmpty() || folded.charAt(folded.length() - 1) == ' ');
      if (c != '\'' && !doubled) {
        folded.append(c);
      }
    }
    int end = folded.length();
    if (end > 0 && folded.charAt(end - 1) == ' ') {
      folded.setLength(end - 1);
    }
    return folded.toString();
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : Character.isWhitespace(c) ? ' ' : c;
    }
    if (c >= 0x4E00 && c <= 0x9FFF) {
      int at = Arrays.binarySearch(FROM, c);
      return at < 0 ? c : TO[at];
    }
    if (c >= 0xFF01 && c <= 0xFF5E) {
      return fold((char) (c - 0xFEE0));
    }
    return switch (c) {
      case '\u2018', '\u2019', '\u02BC', '\u00B4' -> '\'';
      case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212' -> '-';
      case '\u301C', '\u223C' -> '~';
      case '\u3001' -> ',';
      case '\u3007' -> '\u96F6';
      default -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
    };
  }
}
