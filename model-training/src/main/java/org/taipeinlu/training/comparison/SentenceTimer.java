package org.taipeinlu.training.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;

/**
 * Measures how long a model takes for a sentence, on one thread. Good for comparing models within
 * one run on one machine, no more.
 *
 * @param each how long to warm up, and how long to measure
 */
record SentenceTimer(Duration each) {

  /** {@return microseconds a sentence: the median over passes through all sentences} */
  double microseconds(Evaluator evaluator, List<LabelledSentence> sentences) {
    passes(evaluator, sentences);
    List<Long> nanoseconds = passes(evaluator, sentences).stream().sorted().toList();
    return nanoseconds.get(nanoseconds.size() / 2) / 1e3 / sentences.size();
  }

  private List<Long> passes(Evaluator evaluator, List<LabelledSentence> sentences) {
    List<Long> passes = new ArrayList<>();
    long begin = System.nanoTime();
    do {
      long start = System.nanoTime();
      evaluator.predict(sentences);
      passes.add(System.nanoTime() - start);
    } while (System.nanoTime() - begin < each.toNanos());
    return passes;
  }
}
