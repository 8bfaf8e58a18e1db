package org.taipeinlu.training.generator;

import java.util.ArrayList;
import java.util.List;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Puts a sentence together from pieces, keeping spaces single and labels on their words.
 *
 * <p>An empty option may leave two spaces, or a space before a full stop; both are mended here, so
 * that patterns can be written without thinking of it.
 */
final class SentenceBuilder {
  private final StringBuilder text = new StringBuilder();
  private final List<LabelledSentence.Range> ranges = new ArrayList<>();

  void append(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      append(piece.charAt(i));
    }
  }

  private void append(char c) {
    boolean afterSpace = !text.isEmpty() && text.charAt(text.length() - 1) == ' ';
    if (c == ' ' && (afterSpace || text.isEmpty())) {
      return;
    }
    if (afterSpace && Punctuation.isSignOrColon(c)) {
      text.setLength(text.length() - 1);
    }
    text.append(c);
  }

  /** Appends words that fill a slot. */
  void append(String value, String label) {
    String words = value.strip();
    if (words.isEmpty()) {
      return;
    }
    int start = text.length();
    append(words);
    ranges.add(new LabelledSentence.Range(label, start, text.length()));
  }

  int length() {
    return text.length();
  }

  LabelledSentence build(String id, String language) {
    return new LabelledSentence(id, language, text.toString().stripTrailing(), ranges);
  }
}
