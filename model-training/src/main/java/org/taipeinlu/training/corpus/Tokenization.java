package org.taipeinlu.training.corpus;

import java.util.ArrayList;
import java.util.List;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/** Where the tokens of a corpus come from. */
public enum Tokenization {
  /** The corpus gives them: what lies between blanks is one token, and is never cut further. */
  GIVEN {
    @Override
    public List<Token> tokens(String text) {
      List<Token> tokens = new ArrayList<>();
      int start = 0;
      for (int i = 0; i <= text.length(); i++) {
        if (i == text.length() || isBlank(text.charAt(i))) {
          if (i > start) {
            tokens.add(Token.of(text, start, i));
          }
          start = i + 1;
        }
      }
      return tokens;
    }
  },

  /** The corpus labels characters; {@link Tokenizer} finds the tokens, as it does when serving. */
  CUT {
    @Override
    public List<Token> tokens(String text) {
      return new Tokenizer().tokenize(text);
    }
  };

  /** {@return the tokens of a text, in reading order and without overlap} */
  public abstract List<Token> tokens(String text);

  /**
   * {@return whether a char separates given tokens: space, tab and line ends; a no-break space or
   * an ideographic one may be part of a word}
   */
  public static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
