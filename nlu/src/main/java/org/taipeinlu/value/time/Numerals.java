package org.taipeinlu.value.time;

import java.util.ArrayList;
import java.util.List;

/** Numbers in words: 二十三, 二零二六, "twenty-third", "nineteen hundred and five". */
final class Numerals {

  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /** Whether a folded character is part of a Chinese numeral. */
  static boolean han(char c) {
    return DIGITS.indexOf(c) >= 0 || scale(c) > 0 || c == '两' || c == '廿' || c == '卅';
  }

  private static int scale(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      default -> 0;
    };
  }

  /**
   * The number of a run of Chinese numerals: by place names (一百一十五), else digit by digit (二零二六).
   * Runs of more than nine are no number, as nothing in a date needs them.
   */
  static Lexeme han(String run) {
    if (run.length() > 9) {
      return Lexeme.UNKNOWN;
    }
    boolean places = run.chars().anyMatch(c -> scale((char) c) > 0 || c == '廿' || c == '卅');
    return places || run.length() == 1
        ? Lexeme.number(byPlaces(run), 0)
        : Lexeme.number(byDigits(run), run.length());
  }

  private static int byDigits(String run) {
    int number = 0;
    for (int i = 0; i < run.length(); i++) {
      number = number * 10 + digit(run.charAt(i));
    }
    return number;
  }

  private static int byPlaces(String run) {
    int total = 0;
    int digit = -1;
    for (int i = 0; i < run.length(); i++) {
      char c = run.charAt(i);
      if (c == '廿' || c == '卅') {
        total += c == '廿' ? 20 : 30;
      } else if (scale(c) > 0) {
        total += Math.max(digit, digit < 0 ? 1 : 0) * scale(c);
        digit = -1;
      } else {
        digit = digit(c);
      }
    }
    return total + Math.max(digit, 0);
  }

  private static int digit(char c) {
    return c == '两' ? 2 : DIGITS.indexOf(c);
  }

  /** Joins spelled English numbers that stand side by side. */
  static List<Lexeme> join(List<Lexeme> words) {
    List<Lexeme> joined = new ArrayList<>(words.size());
    int i = 0;
    while (i < words.size()) {
      Lexeme number = words.get(i++);
      boolean growing = number.spelled();
      while (growing) {
        int next = i < words.size() ? afterLink(words, i, number.value()) : i;
        Lexeme sum = next < words.size() ? sum(number, words.get(next)) : Lexeme.END;
        growing = !sum.is(Kind.END);
        if (growing) {
          number = sum;
          i = next + 1;
          growing = sum.is(Kind.NUMBER);
        }
      }
      joined.add(number);
    }
    return joined;
  }

  private static int afterLink(List<Lexeme> words, int at, int number) {
    Kind link = words.get(at).kind();
    boolean linked = (link == Kind.DASH && tens(number)) || (link == Kind.AND && number >= 100);
    return linked ? at + 1 : at;
  }

  private static Lexeme sum(Lexeme left, Lexeme right) {
    int number = left.value();
    int next = right.value();
    if (right.is(Kind.ORDINAL)) {
      return tens(number) && next < 10 ? Lexeme.ordinal(number + next) : Lexeme.END;
    }
    if (!right.spelled()) {
      return Lexeme.END;
    }
    if ((next == 100 && number > 0 && number < 100)
        || (next == 1000 && number > 0 && number < 1000)) {
      return Lexeme.number(number * next, 0);
    }
    boolean fits = tens(number) && next > 0 && next < 10;
    fits |= number >= 100 && number % 100 == 0 && next > 0 && next < 100;
    return fits ? Lexeme.number(number + next, 0) : Lexeme.END;
  }

  private static boolean tens(int number) {
    int rest = number % 100;
    return rest >= 20 && rest % 10 == 0;
  }
}
