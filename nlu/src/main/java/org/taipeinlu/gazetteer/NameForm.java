package org.taipeinlu.gazetteer;

import java.util.ArrayList;
import java.util.List;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/**
 * What two spellings of one name have in common.
 *
 * <p>On top of what the form of a token folds, the signs between words are dropped and letters that
 * Unicode does not take for accented are spelled out: {@code St. John's}, {@code St Johns} and
 * {@code st-johns} are one, so are {@code Xi'an} and {@code Xian}, {@code Tromsø} and {@code
 * Tromso}.
 */
public final class NameForm {
  private static final Tokenizer TOKENIZER = new Tokenizer();

  private NameForm() {}

  /** {@return the words of a name, run together; empty if it has none} */
  public static String of(String name) {
    return String.join("", words(TOKENIZER.tokenize(name)));
  }

  /** {@return the words of a name in their common spelling, without the signs} */
  public static List<String> words(List<Token> tokens) {
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      String word = word(token.form());
      if (word.isEmpty()) {
        continue;
      }
      if (continuesWord(token.form()) && !words.isEmpty()) {
        int last = words.size() - 1;
        words.set(last, words.get(last).concat(word));
      } else {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether a token is the second half of a word with an apostrophe. */
  static boolean continuesWord(String form) {
    return form.charAt(0) == '\'' && form.length() > 1;
  }

  /** {@return the letters and digits of a token's form, the special ones spelled out} */
  static String word(String form) {
    for (int i = 0; i < form.length(); i++) {
      if (!isPlain(form.charAt(i))) {
        return spelledOut(form);
      }
    }
    return form;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '\u4E00' && c <= '\u9FFF') || (c >= '0' && c <= '9');
  }

  private static String spelledOut(String form) {
    StringBuilder word = new StringBuilder(form.length() + 1);
    form.codePoints()
        .filter(c -> Character.isLetterOrDigit(c) || isMark(c))
        .forEach(
            c -> {
              switch (c) {
                case 'ø', 'ɵ' -> word.append('o');
                case 'ł' -> word.append('l');
                case 'đ', 'ð' -> word.append('d');
                case 'ı' -> word.append('i');
                case 'ə' -> word.append('a');
                case 'ħ' -> word.append('h');
                case 'ß' -> word.append("ss");
                case 'æ' -> word.append("ae");
                case 'œ' -> word.append("oe");
                case 'þ' -> word.append("th");
                case 'ʻ', 'ʼ', 'ʿ', 'ʾ' -> {
                  // an apostrophe to most who type
                }
                default -> word.appendCodePoint(c);
              }
            });
    return word.toString();
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
