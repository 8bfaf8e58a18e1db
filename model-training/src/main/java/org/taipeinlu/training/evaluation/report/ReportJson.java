package org.taipeinlu.training.evaluation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.taipeinlu.training.evaluation.Calibration;
import org.taipeinlu.training.evaluation.Comparison;
import org.taipeinlu.training.evaluation.Confusion;
import org.taipeinlu.training.evaluation.CrossValidation;
import org.taipeinlu.training.evaluation.Evaluation;
import org.taipeinlu.training.evaluation.SpanJson;
import org.taipeinlu.training.evaluation.SpanScores;
import org.taipeinlu.training.evaluation.UpdateComparison;
import org.taipeinlu.training.evaluation.behaviour.BehaviourScores;

/** The measures under the names that they have in JSON. Shares lie between 0 and 1. */
public final class ReportJson {
  private ReportJson() {}

  /** {@return the figures that say most} */
  public static Map<String, Object> summary(Evaluation evaluation) {
    SpanScores scores = evaluation.scores();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sentences", scores.sentences());
    json.put("precision", scores.micro().precision());
    json.put("recall", scores.micro().recall());
    json.put("f1", scores.micro().f1());
    json.put("macro_f1", scores.macro().f1());
    json.put("sentence_accuracy", scores.sentenceAccuracy());
    json.put("expected_calibration_error", evaluation.calibration().expectedError());
    return json;
  }

  /** {@return the summary and everything below it} */
  static Map<String, Object> whole(Evaluation evaluation) {
    Map<String, Object> json = summary(evaluation);
    SpanScores.Average macro = evaluation.scores().macro();
    json.put("macro_precision", macro.precision());
    json.put("macro_recall", macro.recall());
    Map<String, Object> slots = new LinkedHashMap<>();
    evaluation.scores().bySlot().forEach((slot, count) -> slots.put(slot, of(count)));
    json.put("slots", slots);
    json.put("confusion", of(evaluation.confusion()));
    json.put("calibration", evaluation.calibration().bins().stream().map(ReportJson::of).toList());
    json.put("errors", evaluation.errors().stream().map(SpanJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(SpanScores.Count count) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", count.precision());
    json.put("recall", count.recall());
    json.put("f1", count.f1());
    json.put("correct", count.correct());
    json.put("found", count.found());
    json.put("expected", count.expected());
    return json;
  }

  private static List<Map<String, Object>> of(Confusion confusion) {
    List<String> names =
        Stream.concat(confusion.slots().stream(), Stream.of(Confusion.NONE)).toList();
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String expected : names) {
      for (String found : names) {
        Confusion.Cell cell = confusion.cell(expected, found);
        if (cell.spans() > 0) {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("expected", expected);
          json.put("found", found);
          json.put("spans", cell.spans());
          json.put("other_borders", cell.otherBorders());
          cells.add(json);
        }
      }
    }
    return cells;
  }

  private static Map<String, Object> of(Calibration.Bin bin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", bin.from());
    json.put("to", bin.to());
    json.put("spans", bin.spans());
    json.put("confidence", bin.confidence());
    json.put("accuracy", bin.accuracy());
    return json;
  }

  static Map<String, Object> of(TrainingHistory.Epoch epoch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("epoch", epoch.epoch());
    json.put("loss", epoch.loss());
    json.put("validation_f1", epoch.validationF1());
    json.put("sentences", epoch.sentences());
    json.put("seconds", epoch.seconds());
    return json;
  }

  /** {@return the measures of behaviour} */
  public static Map<String, Object> of(BehaviourScores behaviour) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("f1", behaviour.f1());
    List<Map<String, Object>> changes = new ArrayList<>();
    for (BehaviourScores.Change change : behaviour.changes()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("change", change.name());
      entry.put("sentences", change.sentences());
      entry.put("f1_before", change.before());
      entry.put("f1_after", change.after());
      entry.put("drop", change.drop());
      entry.put("kept", change.kept());
      changes.add(entry);
    }
    json.put("changes", changes);
    json.put("nothing_wrongly_filled", behaviour.nothingWronglyFilled());
    json.put("sentences_without_slots", behaviour.withoutSlots());
    json.put("sentences_without_slots_left_empty", behaviour.withoutSlotsLeftEmpty());
    json.put("expected_calibration_error", behaviour.expectedCalibrationError());
    return json;
  }

  /** {@return how two models compare} */
  public static Map<String, Object> of(Comparison comparison) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sentences", comparison.sentences());
    json.put("baseline_f1", comparison.baselineF1());
    json.put("candidate_f1", comparison.candidateF1());
    json.put("difference", comparison.difference());
    json.put("difference_low", comparison.low());
    json.put("difference_high", comparison.high());
    json.put("p_value", comparison.pValue());
    return json;
  }

  /** {@return how a model compares with the one that it was made from} */
  public static Map<String, Object> of(UpdateComparison update) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("base_test", of(update.base()));
    Map<String, Object> corrections = of(update.corrections());
    corrections.put("held_out", update.heldOut());
    corrections.put("baseline_right", update.baselineRight());
    corrections.put("candidate_right", update.candidateRight());
    json.put("corrections", corrections);
    return json;
  }

  /** {@return the outcome of a cross-validation} */
  public static Map<String, Object> of(CrossValidation.Result result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("folds", result.folds().stream().map(fold -> fold.micro().f1()).toList());
    json.put("mean_f1", result.meanF1());
    json.put("deviation_of_f1", result.deviationOfF1());
    json.put("all", summary(result.all()));
    return json;
  }
}
