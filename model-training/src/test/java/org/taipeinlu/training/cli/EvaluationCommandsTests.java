package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures models through the commands. */
class EvaluationCommandsTests {
  private static final String DEFAULT_MODEL = "../data/models/default";
  private static final List<String> SMALL_TRAINING =
      List.of(
          "features.word.dimension=4",
          "features.prefix.dimension=0",
          "features.suffix.dimension=0",
          "network.cells=[4]",
          "training.epochs=1",
          "training.batch_size=8",
          "training.sentences_per_epoch=30");

  @TempDir private Path folder = Path.of("");
  private final StringWriter output = new StringWriter();

  @Test
  void printsScoresAndBehaviourAndEndsWithJson() throws IOException {
    Path errors = folder.resolve("errors.txt");
    String file = write("en.txt", "from [Rome](departure) to [Oslo](arrival)", "hello [you](time)");
    assertThat(
            run("evaluate", "--model", DEFAULT_MODEL, "--behaviour", "--errors", errors + "", file))
        .isZero();
    assertThat(output.toString()).contains("mean of slots (macro)", "arrival and departure exch");
    JsonNode json = lastLine();
    assertThat(json.path("sentences").intValue()).isEqualTo(2);
    assertThat(json.path("precision").doubleValue()).isEqualTo(1);
    assertThat(json.path("f1").doubleValue()).isEqualTo(0.8); // 2 right, 2 found, 3 expected
    assertThat(json.path("sentence_accuracy").doubleValue()).isEqualTo(0.5);
    assertThat(json.path("behaviour").path("changes").size()).isEqualTo(6);
    assertThat(Files.readString(errors)).contains("expected hello [you](time)");
  }

  @Test
  void writesAPageWithTheCurvesOfTheTraining() throws IOException {
    String file = write("en.txt", "from [Rome](departure) to [Oslo](arrival)");
    String history =
        write(
            "history.json",
            "[{\"epoch\": 1, \"loss\": 1, \"validation_f1\": 0.5, \"sentences\": 9, \"seconds\": 3}]");
    String report = folder.resolve("report").toString();
    assertThat(
            run(
                "evaluate",
                "--model",
                DEFAULT_MODEL,
                "--history",
                history,
                "--report",
                report,
                file))
        .isZero();
    assertThat(folder.resolve("report/report.json")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("report/index.html")))
        .contains("Evaluation of default", "sha256:", "Learning curves");
  }

  @Test
  void measuresOnDataOfAnotherToolToo() throws IOException {
    String file = write("test.conll", "to O", "Oslo B-arrival");
    assertThat(run("evaluate", "--model", DEFAULT_MODEL, file)).isZero();
    assertThat(lastLine().path("f1").doubleValue()).isEqualTo(1);
  }

  @Test
  void letsNoCandidatePassThatIsWorse() throws IOException {
    List<String> corpus = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      corpus.add(i + " tickets from [Rome](departure) to [Oslo](arrival)");
    }
    String file = write("en.txt", corpus.toArray(String[]::new));
    List<String> arguments = new ArrayList<>(List.of("cross-validate", "--corpus", file));
    arguments.addAll(List.of("--out", folder.resolve("folds").toString(), "--folds", "2", "--"));
    SMALL_TRAINING.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    assertThat(run(arguments.toArray(String[]::new))).as(output.toString()).isZero();
    assertThat(output.toString()).contains("fold 2 of 2", "standard deviation");
    assertThat(lastLine().path("folds").size()).isEqualTo(2);
    assertThat(lastLine().path("all").path("sentences").intValue()).isEqualTo(30);

    String poor = folder.resolve("folds/fold-1/model").toString();
    assertThat(compare(DEFAULT_MODEL, poor, file)).isEqualTo(3);
    assertThat(lastLine().path("difference").doubleValue()).isNegative();
    assertThat(compare(poor, DEFAULT_MODEL, file)).isZero();
  }

  @Test
  void saysWhichSettingOfATrainingIsWrong() throws IOException {
    String file = write("en.txt", "a [b](c)", "b [b](c)", "c [b](c)", "d [b](c)", "e [b](c)");
    String out = folder.resolve("folds").toString();
    assertThat(
            run("cross-validate", "--corpus", file, "--out", out, "--folds", "2", "--", "--sett"))
        .isEqualTo(2);
    assertThat(output.toString()).contains("--sett").doesNotContain("\tat ");
  }

  private int compare(String baseline, String candidate, String file) {
    return run(
        "compare-models",
        "--baseline",
        baseline,
        "--candidate",
        candidate,
        "--draws",
        "200",
        "--margin",
        "1",
        file);
  }

  private String write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines)).toString();
  }

  private int run(String... arguments) {
    CommandLine commands = TrainingApplication.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(output));
    return commands.execute(arguments);
  }

  private JsonNode lastLine() {
    String[] lines = output.toString().strip().split("\n", -1);
    return new JsonMapper().readTree(lines[lines.length - 1]);
  }
}
