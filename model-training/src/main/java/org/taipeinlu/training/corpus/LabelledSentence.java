package org.taipeinlu.training.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param meta what else its file says of it, such as the {@code intent}: strings, numbers, truth
 *     values, lists and maps, as JSON has them. The trainer does not look at it
 */
public record LabelledSentence(
    String id, String language, String text, List<Range> slots, Map<String, Object> meta) {
  /** The key of the intent in {@link #meta}. */
  public static final String INTENT = "intent";

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
    meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
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

  /** A sentence of which nothing else is known. */
  public LabelledSentence(String id, String language, String text, List<Range> slots) {
    this(id, language, text, slots, Map.of());
  }

  /** {@return the same sentence under another id} */
  public LabelledSentence withId(String other) {
    return new LabelledSentence(other, language, text, slots, meta);
  }

  /**
   * {@return the sentence with other words in one place; slots keep to their words}
   *
   * <p>The words may be all of a slot, or outside of all slots.
   *
   * @param start UTF-16 index of the first char that goes
   * @param end UTF-16 index after the last
   */
  public LabelledSentence exchange(int start, int end, String words) {
    int shift = words.length() - (end - start);
    List<Range> moved = new ArrayList<>(slots.size());
    for (Range range : slots) {
      boolean behind = range.start() >= end;
      boolean exchanged = range.start() == start && range.end() == end && start < end;
      moved.add(
          new Range(
              range.slot(),
              range.start() + (behind ? shift : 0),
              range.end() + (behind || exchanged ? shift : 0)));
    }
    String changed = text.substring(0, start) + words + text.substring(end);
    return new LabelledSentence(id, language, changed, moved, meta);
  }

  /** {@return whether a char belongs to no slot} */
  public boolean isFree(int index) {
    return isFree(index, index + 1);
  }

  /** {@return whether none of the chars from {@code start} to before {@code end} is in a slot} */
  public boolean isFree(int start, int end) {
    return slots.stream().noneMatch(slot -> slot.start() < end && start < slot.end());
  }

  /**
   * {@return the slots as runs of tokens, or empty if one of them begins or ends within a token}
   *
   * @param tokens the tokens of the text
   */
  public Optional<List<Span>> spans(List<Token> tokens) {
    List<Span> spans = new ArrayList<>(slots.size());
    int token = 0;
    for (Range range : slots) {
      while (token < tokens.size() && tokens.get(token).start() < range.start()) {
        token++;
      }
      int first = token;
      while (token < tokens.size() && tokens.get(token).end() < range.end()) {
        token++;
      }
      if (token == tokens.size()
          || tokens.get(first).start() != range.start()
          || tokens.get(token).end() != range.end()) {
        return Optional.empty();
      }
      token++;
      spans.add(new Span(first, token, range.slot(), 1));
    }
    return Optional.of(spans);
  }

  /** {@return the sentence cut into tokens, or empty if a slot begins or ends within a token} */
  public Optional<TokenizedSentence> tokenized(Tokenization tokenization) {
    List<Token> tokens = tokenization.tokens(text);
    return spans(tokens).map(spans -> new TokenizedSentence(id, language, text, tokens, spans));
  }

  /** {@return the sentence with its slots in brackets: {@code to [Taipei](arrival)}} */
  public String inline() {
    return InlineNotation.write(this);
  }
}
