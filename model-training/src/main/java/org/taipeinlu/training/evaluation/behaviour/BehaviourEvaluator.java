package org.taipeinlu.training.evaluation.behaviour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Calibration;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.Prediction;
import org.taipeinlu.training.evaluation.SpanScores;
import org.taipeinlu.training.generator.Noise;

/**
 * Measures what a model does when a sentence is said a little differently: invariance tests in the
 * sense of CheckList (Ribeiro, Wu, Guestrin and Singh 2020).
 *
 * <p>Each change keeps the slots where they are and leaves alone the sentences it cannot change.
 * The same seed gives the same changes.
 */
public final class BehaviourEvaluator {
  private final Evaluator evaluator;
  private final SwapSlots slots;
  private final long seed;

  /**
   * Makes an evaluator.
   *
   * @param slots the two slots whose words are exchanged, and replaced by invented names
   * @param seed of typing errors and invented names
   */
  public BehaviourEvaluator(Evaluator evaluator, SwapSlots slots, long seed) {
    this.evaluator = evaluator;
    this.slots = slots;
    this.seed = seed;
  }

  /**
   * {@return how the model behaves}
   *
   * @param predictions what it finds in the sentences as they are
   */
  public BehaviourScores evaluate(List<Prediction> predictions) {
    List<BehaviourScores.Change> changes = new ArrayList<>();
    changes().forEach((name, change) -> changes.add(measure(name, change, predictions)));
    List<Prediction> withoutSlots =
        predictions.stream().filter(it -> it.sentence().slots().isEmpty()).toList();
    return new BehaviourScores(
        SpanScores.of(predictions).micro().f1(),
        changes,
        share(predictions, BehaviourEvaluator::fillsNothingWrongly),
        withoutSlots.size(),
        share(withoutSlots, BehaviourEvaluator::fillsNothingWrongly),
        Calibration.of(predictions).expectedError());
  }

  private Map<String, UnaryOperator<LabelledSentence>> changes() {
    InventedNames names = InventedNames.read();
    Random random = new Random(seed);
    Noise noise = new Noise(seed);
    Map<String, UnaryOperator<LabelledSentence>> changes = new LinkedHashMap<>();
    String both = slots.one() + " and " + slots.other();
    changes.put(both + " exchanged", sentence -> Rewording.swapped(sentence, slots));
    changes.put("invented names", sentence -> names.putIn(sentence, slots, random));
    changes.put("lower case", Noise::lowerCase);
    changes.put("capitals", Noise::upperCase);
    changes.put("no punctuation", Noise::withoutSigns);
    changes.put("a typo outside of slots", noise::mistyped);
    return changes;
  }

  private BehaviourScores.Change measure(
      String name, UnaryOperator<LabelledSentence> change, List<Prediction> predictions) {
    List<Prediction> before = new ArrayList<>();
    List<LabelledSentence> changed = new ArrayList<>();
    for (Prediction prediction : predictions) {
      LabelledSentence other = change.apply(prediction.sentence());
      if (!other.text().equals(prediction.sentence().text())) {
        before.add(prediction);
        changed.add(other);
      }
    }
    List<Prediction> after = evaluator.predict(changed);
    List<Prediction> rightBefore = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).isRight()) {
        rightBefore.add(after.get(i));
      }
    }
    return new BehaviourScores.Change(
        name,
        changed.size(),
        SpanScores.of(before).micro().f1(),
        SpanScores.of(after).micro().f1(),
        share(rightBefore, Prediction::isRight));
  }

  private static boolean fillsNothingWrongly(Prediction prediction) {
    return prediction.sentence().slots().containsAll(prediction.ranges());
  }

  private static double share(List<Prediction> predictions, Predicate<Prediction> holds) {
    return predictions.stream().mapToInt(it -> holds.test(it) ? 1 : 0).average().orElse(0);
  }
}
