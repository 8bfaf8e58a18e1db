package org.taipeinlu.training.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/**
 * Counts spans as conlleval does (Tjong Kim Sang and Buchholz 2000): a span is right when first
 * token, last token and slot all are.
 */
public final class SpanScores {

  /**
   * Precision, recall and F1 of one slot or of all.
   *
   * @param correct spans found that are right
   * @param found spans found
   * @param expected spans that are there
   */
  public record Count(int correct, int found, int expected) {

    Count plus(Count other) {
      return new Count(correct + other.correct, found + other.found, expected + other.expected);
    }

    /** {@return the share of what was found that is right; 0 where nothing was found} */
    public double precision() {
      return found == 0 ? 0 : (double) correct / found;
    }

    /** {@return the share of what is there that was found; 0 where nothing is there} */
    public double recall() {
      return expected == 0 ? 0 : (double) correct / expected;
    }

    /** {@return the harmonic mean of both} */
    public double f1() {
      return found + expected == 0 ? 0 : 2.0 * correct / (found + expected);
    }
  }

  /**
   * Means over the slots, each counting the same however often it occurs (macro average).
   *
   * @param precision mean of the precisions
   * @param recall mean of the recalls
   * @param f1 mean of the F1s, not the F1 of the means
   */
  public record Average(double precision, double recall, double f1) {}

  private static final Count NONE = new Count(0, 0, 0);

  private final Map<String, Count> bySlot = new TreeMap<>();
  private int sentences;
  private int wholeSentences;

  /** {@return the scores of predictions} */
  public static SpanScores of(List<Prediction> predictions) {
    SpanScores scores = new SpanScores();
    predictions.forEach(it -> scores.add(it.sentence().slots(), it.ranges()));
    return scores;
  }

  /** Adds one sentence. */
  public void add(List<Range> expected, List<Range> found) {
    Set<Range> wanted = Set.copyOf(expected);
    Set<Range> got = Set.copyOf(found);
    for (Range range : wanted) {
      count(range.slot(), new Count(got.contains(range) ? 1 : 0, 0, 1));
    }
    for (Range range : got) {
      count(range.slot(), new Count(0, 1, 0));
    }
    sentences++;
    if (wanted.equals(got)) {
      wholeSentences++;
    }
  }

  private void count(String slot, Count more) {
    bySlot.merge(slot, more, Count::plus);
  }

  /** {@return the counts of each slot, in the order of the alphabet} */
  public Map<String, Count> bySlot() {
    return new TreeMap<>(bySlot);
  }

  /** {@return the counts of all slots together (micro average)} */
  public Count micro() {
    return bySlot.values().stream().reduce(NONE, Count::plus);
  }

  /** {@return the means over all slots that are expected or found} */
  public Average macro() {
    return new Average(mean(Count::precision), mean(Count::recall), mean(Count::f1));
  }

  private double mean(ToDoubleFunction<Count> score) {
    return bySlot.values().stream().mapToDouble(score).average().orElse(0);
  }

  /** {@return the share of sentences without any error} */
  public double sentenceAccuracy() {
    return sentences == 0 ? 0 : (double) wholeSentences / sentences;
  }

  /** {@return the number of sentences} */
  public int sentences() {
    return sentences;
  }
}
