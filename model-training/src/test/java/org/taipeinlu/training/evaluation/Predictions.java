package org.taipeinlu.training.evaluation;

import java.util.List;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Predictions written down in brackets. */
public final class Predictions {
  private Predictions() {}

  /** {@return a prediction of which every span has the confidence} */
  public static Prediction of(String expected, String got, double confidence) {
    List<Prediction.Found> found =
        parse(got).slots().stream().map(range -> new Prediction.Found(range, confidence)).toList();
    return new Prediction(parse(expected), found);
  }

  /** {@return a prediction in which the model is sure of everything} */
  public static Prediction of(String expected, String got) {
    return of(expected, got, 1);
  }

  /** {@return the sentence} */
  public static LabelledSentence parse(String line) {
    return InlineNotation.parse(line, "here", "en");
  }
}
