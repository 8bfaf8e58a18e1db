package org.taipeinlu.training.evaluation.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taipeinlu.training.corpus.format.TargetFile;
import org.taipeinlu.training.evaluation.Evaluation;
import org.taipeinlu.training.evaluation.Prediction;
import org.taipeinlu.training.evaluation.behaviour.BehaviourScores;
import tools.jackson.databind.json.JsonMapper;

/**
 * An evaluation to look at: {@code index.html}, one page that needs nothing else, and {@code
 * report.json} with the same figures.
 *
 * @param model name of the model
 * @param modelId content id of its bundle
 * @param files what it was measured on
 * @param evaluation the measures
 * @param behaviour what changes of the sentences do, if that was measured
 * @param history how the training went, if that is known
 */
public record EvaluationReport(
    String model,
    String modelId,
    List<String> files,
    Evaluation evaluation,
    Optional<BehaviourScores> behaviour,
    Optional<TrainingHistory> history) {
  private static final int SHOWN_ERRORS = 500; // more make the page slow; report.json has them all
  private static final int SHOWN_CONFUSIONS = 12;

  public EvaluationReport {
    files = List.copyOf(files);
  }

  /** Writes both files into a folder; those that stood there stay until the new ones are whole. */
  public void write(Path folder) throws IOException {
    Map<Path, TargetFile.Content> contents = new LinkedHashMap<>();
    contents.put(folder.resolve("index.html"), this::writePage);
    contents.put(
        folder.resolve("report.json"),
        writer ->
            writer.write(
                new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json())));
    TargetFile.writeAll(contents);
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", Map.of("name", model, "id", modelId));
    json.put("files", files);
    json.putAll(ReportJson.whole(evaluation));
    behaviour.ifPresent(scores -> json.put("behaviour", ReportJson.of(scores)));
    history.ifPresent(
        training -> json.put("history", training.epochs().stream().map(ReportJson::of).toList()));
    return json;
  }

  private void writePage(Writer writer) throws IOException {
    ConfusionTable confusion = ConfusionTable.of(evaluation.confusion());
    List<Prediction> errors = evaluation.errors();
    Map<String, Object> page = new HashMap<>(json());
    page.put("model", model);
    page.put("modelId", modelId);
    page.put("confusion", confusion);
    page.put("mostConfused", confusion.mostFrequent(SHOWN_CONFUSIONS));
    page.put("curves", history.map(EvaluationReport::curves).orElse(List.of()));
    page.put("errorCount", errors.size());
    page.put(
        "errors",
        errors.stream()
            .sorted(HighlightedError.surestFirst())
            .limit(SHOWN_ERRORS)
            .map(HighlightedError::of)
            .toList());
    new PageTemplate(EvaluationReport.class, "report.ftlh").write(page, writer);
  }

  private static List<LineChart> curves(TrainingHistory history) {
    List<TrainingHistory.Epoch> epochs = history.epochs();
    List<Double> numbers = epochs.stream().map(epoch -> (double) epoch.epoch()).toList();
    return List.of(
        LineChart.of("Loss", numbers, epochs.stream().map(TrainingHistory.Epoch::loss).toList()),
        LineChart.of(
            "Validation F1, %",
            numbers, epochs.stream().map(epoch -> 100 * epoch.validationF1()).toList()));
  }
}
