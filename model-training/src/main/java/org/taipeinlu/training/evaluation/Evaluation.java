package org.taipeinlu.training.evaluation;

import java.util.List;

/**
 * Everything that is measured on a model's predictions.
 *
 * @param predictions a sentence each
 * @param scores precision, recall and F1
 * @param confusion which slots are taken for which
 * @param calibration how far the confidence can be trusted
 */
public record Evaluation(
    List<Prediction> predictions, SpanScores scores, Confusion confusion, Calibration calibration) {
  public Evaluation {
    predictions = List.copyOf(predictions);
  }

  /** {@return the measures of predictions} */
  public static Evaluation of(List<Prediction> predictions) {
    return new Evaluation(
        predictions,
        SpanScores.of(predictions),
        Confusion.of(predictions),
        Calibration.of(predictions));
  }

  /** {@return the sentences that came out otherwise than expected} */
  public List<Prediction> errors() {
    return predictions.stream().filter(prediction -> !prediction.isRight()).toList();
  }
}
