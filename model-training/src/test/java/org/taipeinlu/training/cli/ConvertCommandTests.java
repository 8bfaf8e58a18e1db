package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConvertCommandTests {
  private static final String RASA =
      """
      nlu:
      - intent: travel
        examples: |
          - to [Taipei](arrival) and back
          - to [Oslo]{"role": "arrival"}
      - lookup: city
        examples: |
          - Taipei
          - St. John's (Newfoundland)
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void skipsCountsAndTells() throws IOException {
    Path nlu = Files.writeString(folder.resolve("nlu.yml"), RASA);
    assertThat(run("--in", nlu.toString(), "--to", "bio", "--out", path("train"))).isZero();
    assertThat(folder.resolve("train/seq.in")).hasContent("to Taipei and back\n");
    assertThat(folder.resolve("train/seq.out")).hasContent("O B-arrival O O\n");
    assertThat(folder.resolve("train/label")).hasContent("travel\n");
    assertThat(folder.resolve("train.values/lookup/city.txt"))
        .hasContent("Taipei\nSt. John's \\(Newfoundland\\)\n");
    assertThat(errors.toString()).contains("nlu.yml:5: the annotation of \"Oslo\" names no");
    assertThat(output.toString())
        .contains("rasa to bio: 1 sentences written, 1 skipped, 0 mended")
        .contains("1 lists of values are in ");
  }

  @Test
  void stopsAtTheFirstProblemIfStrictAndLeavesWhatWasThere() throws IOException {
    Path nlu = Files.writeString(folder.resolve("nlu.yml"), RASA);
    Path target = Files.writeString(folder.resolve("out.jsonl"), "precious");
    int code = run("--in", nlu.toString(), "--to", "jsonl", "--out", path("out.jsonl"), "--strict");
    assertThat(code).isEqualTo(1);
    assertThat(errors.toString()).contains("nlu.yml:5: ").doesNotContain("\tat ");
    assertThat(target).hasContent("precious");
  }

  @Test
  void tellsWhatTheNewFormatHasNoPlaceFor() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            "{\"id\": \"a\", \"lang\": \"zh\", \"text\": \"到台北\", \"meta\": {\"turn\": 1}}\n");
    assertThat(run("--in", file.toString(), "--to", "inline", "--out", path("zh.txt"))).isZero();
    assertThat(output.toString())
        .contains("left out: id (1)")
        .contains("left out: language \"zh\" (1)")
        .contains("left out: meta \"turn\" (1)");
  }

  @Test
  void takesTokensAsGivenIfAskedTo() throws IOException {
    Path file = Files.writeString(folder.resolve("en.txt"), "at [5pm.](time) now\n");
    run("--in", file.toString(), "--to", "conll", "--tokens", "given", "--out", path("a.conll"));
    assertThat(folder.resolve("a.conll")).hasContent("at\tO\n5pm.\tB-time\nnow\tO\n\n");
    run("--in", file.toString(), "--to", "conll", "--out", path("b.conll"));
    assertThat(folder.resolve("b.conll"))
        .hasContent("at\tO\n5\tB-time\npm\tI-time\n.\tI-time\nnow\tO\n\n");
  }

  @Test
  void failsIfNoSentenceIsLeft() throws IOException {
    Path file = Files.writeString(folder.resolve("en.txt"), "to [Taipei](arrival).\n");
    int code =
        run("--in", file.toString(), "--to", "bio", "--tokens", "given", "--out", path("bio"));
    assertThat(code).isEqualTo(1);
    assertThat(output.toString()).contains("0 sentences written, 1 skipped");
    assertThat(errors.toString()).contains("begins or ends within a word");
  }

  @Test
  void namesTheFormatsItKnows() {
    assertThat(run("--in", "x", "--to", "xml", "--out", "y", "--from", "jsonl")).isEqualTo(1);
    assertThat(errors.toString()).contains("format \"xml\" is not known; choose one of bio, conll");
  }

  private int run(String... arguments) {
    CommandLine commands = TrainingApplication.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(errors));
    String[] all = new String[arguments.length + 1];
    all[0] = "convert";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return commands.execute(all);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
