package org.taipeinlu.training.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Measures on every sentence of a data set with models that did not learn from it: the sentences
 * are dealt into folds, and for each fold a model is trained on the others.
 *
 * <p>Sentences of the same text always share a fold; otherwise a model would be asked what it was
 * told.
 */
public final class CrossValidation {
  private static final int VALIDATION_SHARE = 10; // every tenth text that is not tested on

  /** Trains a model. */
  public interface Learner {
    /**
     * {@return a model that has learned from some of the sentences}
     *
     * @param fold number of the fold from 1
     */
    Evaluator learn(int fold, Fold sentences) throws IOException;
  }

  /**
   * The sentences of one training.
   *
   * @param train what is learned from
   * @param validation what tells when to stop
   * @param test what the model is measured on
   */
  public record Fold(
      List<LabelledSentence> train,
      List<LabelledSentence> validation,
      List<LabelledSentence> test) {
    public Fold {
      train = List.copyOf(train);
      validation = List.copyOf(validation);
      test = List.copyOf(test);
    }
  }

  /**
   * What came out.
   *
   * @param folds the scores of each fold
   * @param all the measures over the sentences of all folds together
   */
  public record Result(List<SpanScores> folds, Evaluation all) {
    public Result {
      folds = List.copyOf(folds);
    }

    /** {@return the mean of the folds' micro F1} */
    public double meanF1() {
      return folds.stream().mapToDouble(fold -> fold.micro().f1()).average().orElse(0);
    }

    /** {@return the sample standard deviation of the folds' micro F1} */
    public double deviationOfF1() {
      double mean = meanF1();
      double squares =
          folds.stream().mapToDouble(fold -> Math.pow(fold.micro().f1() - mean, 2)).sum();
      return Math.sqrt(squares / (folds.size() - 1));
    }
  }

  private final int folds;
  private final long seed;

  /**
   * Makes a cross-validation.
   *
   * @param folds how many models are trained, at least 2
   * @param seed of the dealing
   */
  public CrossValidation(int folds, long seed) {
    if (folds < 2) {
      throw new IllegalArgumentException("'folds' must be at least 2 but is " + folds);
    }
    this.folds = folds;
    this.seed = seed;
  }

  /** Trains and measures one model after the other. */
  public Result run(List<LabelledSentence> sentences, Learner learner) throws IOException {
    List<SpanScores> scores = new ArrayList<>();
    List<Prediction> predictions = new ArrayList<>();
    List<Fold> dealt = deal(sentences);
    for (int i = 0; i < folds; i++) {
      Fold fold = dealt.get(i);
      List<Prediction> found = learner.learn(i + 1, fold).predict(fold.test());
      scores.add(SpanScores.of(found));
      predictions.addAll(found);
    }
    return new Result(scores, Evaluation.of(predictions));
  }

  /**
   * {@return the sentences of each training}
   *
   * @throws IllegalArgumentException if there are too few different texts for a fold to be tested
   *     on, one to validate with and one to learn from
   */
  public List<Fold> deal(List<LabelledSentence> sentences) {
    Map<String, List<LabelledSentence>> byText = new LinkedHashMap<>();
    sentences.forEach(
        sentence ->
            byText.computeIfAbsent(sentence.text(), text -> new ArrayList<>()).add(sentence));
    List<List<LabelledSentence>> texts = new ArrayList<>(byText.values());
    if (texts.size() < folds + 2) {
      throw new IllegalArgumentException(
          folds
              + " folds need at least "
              + (folds + 2)
              + " different texts; there are "
              + texts.size());
    }
    Collections.shuffle(texts, new Random(seed));
    List<Fold> dealt = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      dealt.add(fold(texts, fold));
    }
    return dealt;
  }

  private Fold fold(List<List<LabelledSentence>> texts, int fold) {
    List<LabelledSentence> train = new ArrayList<>();
    List<LabelledSentence> validation = new ArrayList<>();
    List<LabelledSentence> test = new ArrayList<>();
    int rest = 0;
    for (int i = 0; i < texts.size(); i++) {
      List<LabelledSentence> part =
          i % folds == fold ? test : rest++ % VALIDATION_SHARE == 0 ? validation : train;
      part.addAll(texts.get(i));
    }
    return new Fold(train, validation, test);
  }
}
