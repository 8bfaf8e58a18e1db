package org.taipeinlu.training.evaluation;

import java.util.List;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/**
 * A labelled sentence and what a model finds in it.
 *
 * @param sentence as labelled
 * @param found the model's spans in reading order
 */
public record Prediction(LabelledSentence sentence, List<Found> found) {

  /**
   * A span that a model found.
   *
   * @param range where, and for which slot
   * @param confidence the model's probability of exactly this span, between 0 and 1
   */
  public record Found(Range range, double confidence) {}

  public Prediction {
    found = List.copyOf(found);
  }

  /** {@return the ranges of what was found} */
  public List<Range> ranges() {
    return found.stream().map(Found::range).toList();
  }

  /** {@return whether every span is right and none is missing} */
  public boolean isRight() {
    return ranges().equals(sentence.slots());
  }

  /** {@return the sentence as the model labels it} */
  public LabelledSentence got() {
    return new LabelledSentence(
        sentence.id(), sentence.language(), sentence.text(), ranges(), sentence.meta());
  }

  /** {@return the spans of this sentence, counted} */
  public SpanScores.Count count() {
    int correct = (int) ranges().stream().filter(sentence.slots()::contains).count();
    return new SpanScores.Count(correct, found.size(), sentence.slots().size());
  }
}
