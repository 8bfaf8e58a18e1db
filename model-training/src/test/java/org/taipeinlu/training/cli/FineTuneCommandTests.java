package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.ParseContext;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.SmallData;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Corrections into a model that knows arrive and leave, but not escape. */
class FineTuneCommandTests {
  private static final String ESCAPE = "we escape Townzb today"; // a verb that it does not know

  @TempDir private static Path base = Path.of("");

  private static String slot = ""; // not what the model says of its own

  @TempDir private Path folder = Path.of("");
  private StringWriter output = new StringWriter();

  @BeforeAll
  static void trainTheModelToGoOnFrom() throws IOException {
    SmallData.write(base);
    FineTuneCommandTests trainer = new FineTuneCommandTests();
    String corpus = base.resolve("corpus").toString();
    assertThat(trainer.run("generate", "--data", base + "", "--languages", "en", "--out", corpus))
        .isZero();
    List<String> train = new ArrayList<>(List.of("train", "--corpus", corpus, "--out"));
    train.add(base.resolve("model").toString());
    for (String setting :
        List.of(
            "features.word.dimension=16",
            "features.shape.dimension=4",
            "features.prefix.dimension=8",
            "features.suffix.dimension=0",
            "network.cells=[16]",
            "network.output=crf",
            "training.epochs=3",
            "training.sentences_per_epoch=600",
            "training.learning_rate=0.02",
            "training.batch_size=8")) {
      train.addAll(List.of("--set", setting));
    }
    assertThat(trainer.run(train.toArray(String[]::new))).isZero();
    String guess = slots(bundle(base.resolve("model")), ESCAPE);
    slot = guess.startsWith("departure") ? "arrival" : "departure";
  }

  @BeforeEach
  void writeCorrections() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) { // the verb is no word of the model, the towns are
      lines.add(correction(i, "we escape Town" + (char) ('a' + i) + "a today", 10, slot));
    }
    Files.write(folder.resolve("corrections.jsonl"), lines);
  }

  private static String correction(int id, String text, int start, String slot) {
    return String.format(
        Locale.ROOT,
        "{\"id\":\"feedback:%d\",\"lang\":\"en\",\"text\":\"%s\",\"slots\":[{\"slot\":\"%s\",\"start\":%d,\"end\":%d}]}",
        id,
        text,
        slot,
        start,
        start + 6);
  }

  private int run(String... arguments) {
    output = new StringWriter();
    CommandLine commands = TrainingApplication.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(output));
    return commands.execute(arguments);
  }

  private int fineTune(String... more) {
    return fineTune(base.resolve("model"), "new", more);
  }

  private int fineTune(Path model, String out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "fine-tune",
                "--model",
                model.toString(),
                "--corpus",
                base.resolve("corpus").toString(),
                "--corrections",
                folder.resolve("corrections.jsonl").toString(),
                "--out",
                folder.resolve(out).toString(),
                "--set",
                "training.epochs=3",
                "--set",
                "training.sentences_per_epoch=200",
                "--set",
                "training.learning_rate=0.01",
                "--require-better",
                "--margin",
                "15")); // 29 sentences tell no less
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static ModelBundle bundle(Path path) {
    return ModelBundle.read(BundleFiles.of(path));
  }

  private static String slots(ModelBundle model, String text) {
    ParseContext now =
        new ParseContext(
            ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]"), Optional.empty());
    return new SlotFiller(model)
        .parse(text, now).entities().stream()
            .map(slot -> slot.name() + "=" + slot.text())
            .collect(Collectors.joining(" "));
  }

  private JsonNode lastLine() {
    String[] lines = output.toString().strip().split("\n", -1);
    return new JsonMapper().readTree(lines[lines.length - 1]);
  }

  @Test
  void learnsCorrectionsAndForgetsNothing() throws IOException {
    assertThat(fineTune()).as(output.toString()).isZero();

    ModelBundle learned = bundle(folder.resolve("new"));
    assertThat(slots(learned, ESCAPE)).isEqualTo(slot + "=Townzb"); // with a town not told
    assertThat(slots(learned, "I would like to leave Townzb soon")).isEqualTo("departure=Townzb");
    assertThat(slots(learned, "I would like to reach Townzb soon")).isEqualTo("arrival=Townzb");
    JsonNode comparison =
        new JsonMapper().readTree(Files.readString(folder.resolve("new.comparison.json")));
    assertThat(comparison).isEqualTo(lastLine());
    assertThat(comparison.at("/corrections/held_out").asBoolean(false)).isTrue();
    assertThat(comparison.at("/corrections/sentences").asInt(0)).isEqualTo(4); // a fifth
    assertThat(comparison.at("/corrections/candidate_right").asInt(0)).isEqualTo(4);
    assertThat(comparison.at("/base_test/sentences").asInt(0)).isGreaterThan(10);
  }

  @Test
  void learnsCorrectionsThatAFolderHolds() throws IOException {
    Path corrections = folder.resolve("corrections.jsonl"); // of that name, but a folder
    Files.delete(corrections);
    Files.createDirectory(corrections);
    StringBuilder words = new StringBuilder();
    StringBuilder tags = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      words.append("we escape Town").append((char) ('a' + i)).append("a today\n");
      tags.append("O O B-departure O\n");
    }
    Files.writeString(corrections.resolve("seq.in"), words);
    Files.writeString(corrections.resolve("seq.out"), tags);

    assertThat(fineTune()).as(output.toString()).isZero();

    assertThat(slots(bundle(folder.resolve("new")), "we escape Townzb today"))
        .isEqualTo("departure=Townzb");
  }

  @Test
  void teachesTheNetworkThatReadsTheCorrectionsAndLeavesTheOthers() throws IOException {
    Path joined = folder.resolve("joined");
    String one = base.resolve("model").toString();
    assertThat(run("join", "--model", one, "--language", "zh=" + one, "--out", joined + ""))
        .as(output.toString())
        .isZero();
    ModelBundle old = bundle(joined);
    assertThat(old.languages().keySet()).containsExactly("zh");
    assertThat(old.manifest().languages()).containsExactly("en", "zh");

    assertThat(fineTune(joined, "new")).as(output.toString()).isZero();

    ModelBundle learned = bundle(folder.resolve("new"));
    assertThat(slots(learned, ESCAPE)).isEqualTo(slot + "=Townzb");
    assertThat(learned.manifest().languages()).containsExactly("en", "zh");
    assertThat(chinese(learned).manifest().id()).isEqualTo(chinese(old).manifest().id());
    assertThat(output.toString()).doesNotContain("passed over");
    Path corrections = folder.resolve("corrections.jsonl");
    String chineseOne = correction(99, "我們要去中央大橋", 4, slot).replace("\"end\":10", "\"end\":8");
    Files.writeString(corrections, Files.readString(corrections) + chineseOne + "\n");
    assertThat(fineTune(joined, "again")).as(output.toString()).isZero();
    assertThat(output.toString())
        .contains("corrections passed over, since another network of the bundle reads them: 1");
    assertThat(chinese(bundle(folder.resolve("again"))).manifest().id())
        .isEqualTo(chinese(old).manifest().id());
    Files.write(corrections, List.of(correction(1, ESCAPE, 10, slot)));
    assertThat(fineTune(joined, "newer", "--language", "zh")).isOne();
    assertThat(output.toString())
        .contains("no correction is of a sentence that this network reads", "--language");
    assertThat(fineTune(joined, "newer", "--language", "de")).isOne();
    assertThat(output.toString()).contains("no network for \"de\" alone, but for [zh]");
  }

  private static ModelBundle chinese(ModelBundle model) {
    return Objects.requireNonNull(model.languages().get("zh"));
  }

  @Test
  void keepsVocabulariesAndTellsWhereTheModelComesFrom() {
    assertThat(fineTune()).isZero();

    Manifest old = bundle(base.resolve("model")).manifest();
    ModelBundle learned = bundle(folder.resolve("new"));
    assertThat(learned.manifest().features()).isEqualTo(old.features());
    assertThat(learned.manifest().labels()).isEqualTo(old.labels());
    assertThat(learned.manifest().slots()).isEqualTo(old.slots());
    assertThat(learned.manifest().training().configuration())
        .containsEntry("fine_tuning.from", old.id())
        .containsEntry("fine_tuning.corrections", "16")
        .containsEntry("training.sentences_per_epoch", "200");
    assertThat(learned.manifest().figures()).containsKeys("base_test_f1_before", "base_test_f1");
  }

  @Test
  void givesTheSameModelForTheSameSeed() {
    assertThat(fineTune()).isZero();
    String first = bundle(folder.resolve("new")).manifest().id();
    assertThat(fineTune()).isZero();
    assertThat(bundle(folder.resolve("new")).manifest().id()).isEqualTo(first);
  }

  @Test
  void goesOnFromAModelThatWentOnBefore() {
    assertThat(fineTune()).isZero();
    assertThat(fineTune(folder.resolve("new"), "newer")).isEqualTo(3); // nothing is left to learn
    assertThat(output.toString()).contains("it does no better on the corrections: 4 of 4 right");
  }

  @Test
  void readsTheWholeCorpusInEachRoundIfAskedForAllOrForMoreThanThereIs() throws IOException {
    long corpus;
    try (Stream<String> lines = Files.lines(base.resolve("corpus").resolve("train.jsonl"))) {
      corpus = lines.count();
    }
    fineTune("--weight", "1", "--set", "training.sentences_per_epoch=0");
    String all = output.toString();
    fineTune("--weight", "1", "--set", "training.sentences_per_epoch=1000000");
    assertThat(output.toString().lines().findFirst()).isEqualTo(all.lines().findFirst());
    assertThat(all).contains("training on " + 3 * (corpus + 16) + " sentences"); // three rounds
  }

  @Test
  void refusesAModelThatForgetsAndLeavesTheOldOneWhole() throws IOException {
    List<String> contrary = new ArrayList<>();
    for (int i = 0; i < 20; i++) { // teaches that arrive means leave
      contrary.add(
          correction(i, "I reach Town" + (char) ('a' + i) + "a with a friend", 8, "departure"));
    }
    Files.write(folder.resolve("corrections.jsonl"), contrary);
    copy(base.resolve("model"), folder.resolve("new"));
    String old = bundle(folder.resolve("new")).manifest().id();

    assertThat(fineTune("--weight", "30")).isEqualTo(3);

    assertThat(output.toString()).contains("Refused", "may have forgotten");
    assertThat(bundle(folder.resolve("new")).manifest().id()).isEqualTo(old);
    assertThat(folder.resolve("new.comparison.json")).isNotEmptyFile();
  }

  @Test
  void refusesAModelThatLearnsNothing() {
    assertThat(fineTune("--set", "training.learning_rate=0.0000001")).isEqualTo(3);

    assertThat(output.toString()).contains("it does no better on the corrections");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void measuresOnWhatItLearnedWhereThereAreTooFewCorrections() throws IOException {
    Files.writeString(folder.resolve("corrections.jsonl"), correction(1, ESCAPE, 10, slot));

    assertThat(fineTune("--weight", "20")).as(output.toString()).isZero();

    assertThat(output.toString())
        .contains("corrections, all of them learned from: 0 of 1 right before, 1 now");
    assertThat(lastLine().at("/corrections/held_out").asBoolean(true)).isFalse();
  }

  @Test
  void saysWhichCorrectionHasASlotThatTheModelLacks() throws IOException {
    Files.writeString(
        folder.resolve("corrections.jsonl"), correction(7, "we escape Townba today", 10, "hotel"));

    assertThat(fineTune()).isEqualTo(1);

    assertThat(output.toString())
        .contains("feedback:7: the model has no slot \"hotel\"", "train a new one")
        .doesNotContain("\tat ");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
