package org.taipeinlu.training.corpus;

import java.util.List;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Token;

/**
 * A labelled sentence as a tagger sees it: tokens, and runs of them that fill slots.
 *
 * @param id where it comes from, for messages
 * @param language {@code en}, {@code zh}
 * @param text the sentence that the tokens point into
 * @param tokens in reading order, without overlap
 * @param spans in reading order, without overlap, each with confidence 1
 */
public record TokenizedSentence(
    String id, String language, String text, List<Token> tokens, List<Span> spans) {
  public TokenizedSentence {
    tokens = List.copyOf(tokens);
    spans = List.copyOf(spans);
    int last = 0;
    for (Span span : spans) {
      if (span.first() < last || span.end() > tokens.size()) {
        throw new IllegalArgumentException(
            "span " + span + " overlaps another or is outside of " + tokens.size() + " tokens");
      }
      last = span.end();
    }
  }

  /** {@return the tokens as they stand in the text} */
  public List<String> words() {
    return tokens.stream().map(token -> text.substring(token.start(), token.end())).toList();
  }
}
