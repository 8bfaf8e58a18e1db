package org.taipeinlu.training.evaluation.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.Prediction;

/**
 * Whether a model goes by the words around a name or by the name: each sentence with two slots of a
 * kind is measured as it is and with their words exchanged. Who gives a name one slot whatever
 * stands around it is right in at most half of the cases.
 *
 * @param sentences how many have both slots, once each
 * @param accuracy the share of both slots, in both versions, that are found with the right borders
 */
public record SwapTest(int sentences, double accuracy) {

  /** {@return the measure, or empty where no sentence has both slots} */
  public static Optional<SwapTest> of(
      Evaluator evaluator, SwapSlots slots, List<LabelledSentence> sentences) {
    List<LabelledSentence> both = new ArrayList<>();
    for (LabelledSentence sentence : sentences) {
      LabelledSentence swapped = Rewording.swapped(sentence, slots);
      if (!swapped.text().equals(sentence.text())) {
        both.addAll(List.of(sentence, swapped));
      }
    }
    double found =
        evaluator.predict(both).stream().mapToLong(prediction -> right(prediction, slots)).sum();
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(new SwapTest(both.size() / 2, found / (2.0 * both.size())));
  }

  private static long right(Prediction prediction, SwapSlots slots) {
    List<Range> found = prediction.ranges();
    return prediction.sentence().slots().stream()
        .filter(range -> slots.holds(range.slot()) && found.contains(range))
        .count();
  }
}
