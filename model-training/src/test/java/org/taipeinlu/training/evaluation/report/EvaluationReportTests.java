package org.taipeinlu.training.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.evaluation.Evaluation;
import org.taipeinlu.training.evaluation.Predictions;
import org.taipeinlu.training.evaluation.behaviour.BehaviourScores;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EvaluationReportTests {
  private static final Evaluation EVALUATION =
      Evaluation.of(
          List.of(
              Predictions.of("to [Rome](arrival)", "to [Rome](arrival)", 0.9),
              Predictions.of("<b>from</b> [Oslo](departure)", "<b>from</b> [Oslo](arrival)", 0.7),
              Predictions.of("at [San Jose](arrival)", "at San [Jose](arrival)", 0.8)));

  @TempDir private Path folder = Path.of("");
  private String page = "";
  private JsonNode json = new JsonMapper().createObjectNode();

  @BeforeEach
  void writeReport() throws IOException {
    Path history = folder.resolve("history.json");
    Files.writeString(
        history,
        """
        [{"epoch": 1, "loss": 0.75, "validation_f1": 0.5, "sentences": 100, "seconds": 12.5},
         {"epoch": 2, "loss": 0.25, "validation_f1": 0.9, "sentences": 100, "seconds": 11}]
        """);
    BehaviourScores.Change change = new BehaviourScores.Change("capitals", 2, 0.75, 0.5, 1);
    BehaviourScores behaviour = new BehaviourScores(0.5, List.of(change), 0.5, 0, 0, 0.1);
    new EvaluationReport(
            "small & new",
            "sha256:1",
            List.of("en.txt"),
            EVALUATION,
            Optional.of(behaviour),
            Optional.of(TrainingHistory.read(history)))
        .write(folder.resolve("report"));
    page = Files.readString(folder.resolve("report/index.html"));
    json = new JsonMapper().readTree(Files.readString(folder.resolve("report/report.json")));
  }

  @Test
  void showsErrorsInBracketsOfColour() {
    assertThat(page)
        .contains("<mark class=\"missed\">Oslo<small>departure</small></mark>")
        .contains("<mark class=\"wrong\">Oslo<small>arrival 0.70</small></mark>")
        .contains("2 sentences came out otherwise");
  }

  @Test
  void putsTheErrorsFirstOfWhichTheModelIsSurest() {
    assertThat(page.indexOf("San Jose<small>")).isLessThan(page.indexOf("Oslo<small>"));
  }

  @Test
  void escapesWhatSentencesAndNamesHold() {
    assertThat(page).contains("&lt;b&gt;from&lt;/b&gt;", "small &amp; new");
    assertThat(page).doesNotContain("<b>");
  }

  @Test
  void asksNoOtherHostForAnythingAndRunsNoScript() {
    assertThat(page).doesNotContain("http:", "https:", "src=", "<link", "<script", "@import");
    assertThat(page).doesNotContain("url(");
  }

  @Test
  void drawsACurveForLossAndOneForValidation() {
    // two epochs span the drawing from its left to its right end
    assertThat(page).containsPattern("points=\"46\\.0,[0-9.]+ 330\\.0,[0-9.]+\"");
    assertThat(page.split("<polyline", -1)).hasSize(3);
    assertThat(json.path("history").get(1).path("validation_f1").doubleValue()).isEqualTo(0.9);
    assertThat(json.path("history").get(0).path("seconds").doubleValue()).isEqualTo(12.5);
  }

  @Test
  void keepsTheSameFiguresAsJson() {
    assertThat(json.path("f1").doubleValue()).isEqualTo(1.0 / 3);
    assertThat(page).contains("<dt>F1</dt><dd>33.3</dd>");
    assertThat(json.path("slots").path("departure").path("expected").intValue()).isEqualTo(1);
    JsonNode cell = json.path("confusion").get(0);
    assertThat(cell.path("expected").stringValue()).isEqualTo("arrival");
    assertThat(cell.path("spans").intValue()).isEqualTo(2);
    assertThat(cell.path("other_borders").intValue()).isEqualTo(1);
    assertThat(json.path("errors").size()).isEqualTo(2);
    assertThat(json.path("behaviour").path("changes").get(0).path("drop").doubleValue())
        .isEqualTo(0.25);
  }

  @Test
  void leavesOutWhatWasNotMeasured() throws IOException {
    new EvaluationReport("m", "", List.of(), EVALUATION, Optional.empty(), Optional.empty())
        .write(folder.resolve("short"));
    assertThat(Files.readString(folder.resolve("short/index.html")))
        .doesNotContain("Learning curves", "Behaviour");
  }

  @Test
  void refusesAHistoryOfAnotherForm() throws IOException {
    Path file = Files.writeString(folder.resolve("history.json"), "[{\"epoch\": 1}]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainingHistory.read(file))
        .withMessageContaining("history.json: not an array of epoch, loss");
  }
}
