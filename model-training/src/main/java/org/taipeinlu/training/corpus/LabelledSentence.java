package org.taipeinlu.training.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Token;

/**
 * A sentence and the spans that a tagger should find in it.
 *
 * @param id where it comes from, for messages
 * @param language {@code en}, {@code zh}
 * @param text the sentence
 * @param slots the labelled ranges in reading order, without overlap
 */
public record LabelledSentence(String id, String language, String text, List<Range> slots) {

  /**
   * A labelled range of a text.
   *
   * @param slot such as {@code arrival} or {@code time:return}
   * @param start UTF-16 index of the first char
   * @param end UTF-16 index after the last char
   */
  public record Range(String slot, int start, int end) {}

  public LabelledSentence {
    slots = List.copyOf(slots);
    int last = 0;
    for (Range range : slots) {
      if (range.start() < last || range.end() <= range.start() || range.end() > text.length()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "slot '%s' at %d to %d overlaps another or is outside of the text of %d characters",
                range.slot(),
                range.start(),
                range.end(),
                text.length()));
      }
      last = range.end();
    }
  }

  /**
   * {@return the slots as runs of tokens, or empty if one of them begins or ends within a token}
   *
   * @param tokens the tokens of the text
   */
  public Optional<List<Span>> spans(List<Token> tokens) {
    List<Span> spans = new ArrayList<>(slots.size());
    for (Range range : slots) {
      int first = -1;
      int end = -1;
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).start() == range.start()) {
          first = i;
        }
        if (tokens.get(i).end() == range.end()) {
          end = i + 1;
        }
      }
      if (first < 0 || end <= first) {
        return Optional.empty();
      }
      spans.add(new Span(first, end, range.slot(), 1));
    }
    return Optional.of(spans);
  }

  /** {@return the sentence with its slots in brackets: {@code to [Taipei](arrival)}} */
  public String inline() {
    return InlineNotation.write(this);
  }
}
