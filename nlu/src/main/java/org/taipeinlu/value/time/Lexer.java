package org.taipeinlu.value.time;

import java.util.ArrayList;
import java.util.List;

/** Cuts a phrase into typed words. Stops at the first word it does not know. Thread-safe. */
final class Lexer {

  /** Longer numbers are no part of a time, and would not fit an int. */
  private static final int LONGEST_NUMBER = 9;

  private final Lexicon lexicon;

  Lexer(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The words of a folded text; the last one is {@link Lexeme#UNKNOWN} if not all are known. */
  Words read(String text) {
    List<Lexeme> words = new ArrayList<>();
    boolean han = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      han |= c >= 0x4E00 && c <= 0x9FFF;
      if (c == ' ') {
        at++;
        continue;
      }
      int next = Lexicon.digit(c) ? readDigits(text, at, words) : readWord(text, at, words);
      if (next < 0) {
        words.add(Lexeme.UNKNOWN);
        break;
      }
      at = next;
    }
    return new Words(Numerals.join(words), han);
  }

  private int readDigits(String text, int start, List<Lexeme> words) {
    int end = start;
    int value = 0;
    while (end < text.length() && Lexicon.digit(text.charAt(end))) {
      if (end - start == LONGEST_NUMBER) {
        return -1;
      }
      value = value * 10 + text.charAt(end++) - '0';
    }
    Lexeme number = Lexeme.number(value, end - start);
    Lexicon.Found glued =
        end < text.length() ? lexicon.longest(text, end, true) : Lexicon.Found.NONE;
    boolean apart = lexicon.longest(text, end, false).end() > glued.end(); // 8p.m. is no 8p
    if (glued.words().isEmpty() || apart) {
      words.add(number);
      return end;
    }
    if (glued.words().get(0).is(Kind.ORDINAL_SUFFIX)) {
      words.add(Lexeme.ordinal(value));
    } else {
      words.add(number);
      words.addAll(glued.words());
    }
    return glued.end();
  }

  private int readWord(String text, int start, List<Lexeme> words) {
    Lexicon.Found found = lexicon.longest(text, start, false);
    int numerals = start;
    while (numerals < text.length() && Numerals.han(text.charAt(numerals))) {
      numerals++;
    }
    if (numerals > start && numerals > found.end()) {
      words.add(Numerals.han(text.substring(start, numerals)));
      return numerals;
    }
    if (!found.words().isEmpty()) {
      words.addAll(found.words());
      return found.end();
    }
    Kind mark = mark(text.charAt(start));
    if (mark == Kind.UNKNOWN) {
      return -1;
    }
    words.add(Lexeme.of(mark));
    return start + 1;
  }

  private static Kind mark(char c) {
    return switch (c) {
      case ':' -> Kind.COLON;
      case '/' -> Kind.SLASH;
      case '-' -> Kind.DASH;
      case '~' -> Kind.TILDE;
      case '.' -> Kind.DOT;
      case ',', ';', '=' -> Kind.COMMA;
      case '(', ')' -> Kind.BRACKET;
      default -> Kind.UNKNOWN;
    };
  }
}
