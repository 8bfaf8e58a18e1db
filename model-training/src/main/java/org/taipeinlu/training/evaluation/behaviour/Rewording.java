package org.taipeinlu.training.evaluation.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/** Puts other words in the slots of a sentence; the slots stay where they are. */
final class Rewording {
  private Rewording() {}

  /** {@return the sentence with new words for each slot, and its ranges moved along} */
  static LabelledSentence of(LabelledSentence sentence, Function<Range, String> words) {
    StringBuilder text = new StringBuilder();
    List<Range> slots = new ArrayList<>();
    int copied = 0;
    for (Range range : sentence.slots()) {
      text.append(sentence.text(), copied, range.start());
      int start = text.length();
      text.append(words.apply(range));
      slots.add(new Range(range.slot(), start, text.length()));
      copied = range.end();
    }
    text.append(sentence.text(), copied, sentence.text().length());
    return new LabelledSentence(
        sentence.id(), sentence.language(), text.toString(), slots, sentence.meta());
  }

  /**
   * {@return the sentence with the words of two slots exchanged; as it was unless it has each of
   * them once}
   */
  static LabelledSentence swapped(LabelledSentence sentence, SwapSlots slots) {
    Optional<Range> one = only(sentence, slots.one());
    Optional<Range> other = only(sentence, slots.other());
    if (one.isEmpty() || other.isEmpty()) {
      return sentence;
    }
    return of(
        sentence,
        range ->
            words(
                sentence,
                range.equals(one.get())
                    ? other.get()
                    : range.equals(other.get()) ? one.get() : range));
  }

  private static Optional<Range> only(LabelledSentence sentence, String slot) {
    List<Range> ranges =
        sentence.slots().stream().filter(range -> range.slot().equals(slot)).toList();
    return ranges.size() == 1 ? Optional.of(ranges.get(0)) : Optional.empty();
  }

  static String words(LabelledSentence sentence, Range range) {
    return sentence.text().substring(range.start(), range.end());
  }
}
