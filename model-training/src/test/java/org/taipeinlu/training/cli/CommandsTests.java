package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.Parse;
import org.taipeinlu.ParseContext;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.GoldenSentence;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.SmallData;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import picocli.CommandLine;

/** From patterns to a model that was never told the answer by a rule, through the commands. */
class CommandsTests {
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]"), Optional.empty());

  private static final String LABELLED = "we reach [Townaa](arrival) soon\n";

  @TempDir private Path folder = Path.of("");
  private final StringWriter output = new StringWriter();

  @BeforeEach
  void writeSmallData() throws IOException {
    SmallData.write(folder);
  }

  @Test
  void learnsTheSlotFromTheWordsAround() throws IOException {
    generate();
    assertThat(train("model")).isZero();
    SlotFiller filler = new SlotFiller(ModelBundle.read(BundleFiles.of(folder.resolve("model"))));
    assertThat(slots(filler, "I would like to arrive in Xyzzy soon")).isEqualTo("arrival=Xyzzy");
    assertThat(slots(filler, "I would like to leave Xyzzy soon")).isEqualTo("departure=Xyzzy");
    assertCarriesSentencesThatItGetsRight(filler);
    assertThat(run("evaluate", "--model", path("model"), path("corpus/test.jsonl"))).isZero();
    String[] lines = output.toString().strip().split("\n", -1);
    assertThat(lines[lines.length - 1]).startsWith("{\"sentences\":").contains("\"f1\":");
  }

  @Test
  void givesNoTwoSentencesOfAGeneratedFileTheSameId() throws IOException {
    generate();
    for (String part : List.of("train", "validation", "test")) {
      List<String> ids =
          JsonLines.read(folder.resolve("corpus/" + part + ".jsonl")).stream()
              .map(LabelledSentence::id)
              .toList();
      assertThat(ids).doesNotHaveDuplicates().anyMatch(id -> id.endsWith("#2"));
    }
  }

  @Test
  void saysWhatIsWrongWithoutAStackTrace() {
    assertThat(run("evaluate", "--model", path("nowhere"), path("x.jsonl"))).isEqualTo(1);
    assertThat(output.toString()).contains("no such folder or zip file").doesNotContain("\tat ");
  }

  @Test
  void exportsAModelThatOtherRuntimesRead() throws IOException {
    Path file = folder.resolve("model.onnx");
    String model = Path.of("../data/models/default").toString();
    assertThat(run("export", "--model", model, "--format", "onnx", "--out", file.toString()))
        .isZero();
    assertThat(output.toString()).contains("model.onnx");
    assertThat(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getOutput(0).getName())
        .isEqualTo("scores");
  }

  @Test
  void inventsNamesThatAGeneratorReads() throws IOException {
    Path names = folder.resolve("values/en/place/made-up.txt");
    String[] options =
        "--language en --count 5 --cells 8 --rounds 1 --temperature 1".split(" ", -1);
    List<String> arguments = new ArrayList<>(List.of("invent-names", "--out", names.toString()));
    arguments.addAll(List.of("--gazetteer", gazetteer().toString()));
    arguments.addAll(List.of(options));
    assertThat(run(arguments.toArray(String[]::new))).isZero();
    List<String> lines = Files.readAllLines(names);
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).startsWith("# Made up by invent-names: seed 1, temperature 1.0");
    generate(); // reads every list of the folder
  }

  private Path gazetteer() throws IOException {
    String header =
        "name kind country region iata timezone coordinates population traditional simplified aliases";
    StringBuilder file = new StringBuilder(header.replace(' ', '\t')).append('\n');
    for (String name : List.of("Banor", "Balan", "Konor", "Kolan", "Minor", "Milan")) {
      file.append(name).append("\tcity\tTW\t\t\t\t\t1\t\t\t\n");
    }
    return Files.writeString(folder.resolve("places.tsv"), file.toString());
  }

  private void assertCarriesSentencesThatItGetsRight(SlotFiller filler) throws IOException {
    List<GoldenSentence> sentences =
        GoldenSentence.read(Files.readAllBytes(folder.resolve("model/golden.jsonl")));
    assertThat(sentences).hasSizeBetween(2, 24);
    assertThat(sentences)
        .flatExtracting(GoldenSentence::entities)
        .extracting(GoldenSentence.Entity::slot)
        .contains("arrival", "departure");
    for (GoldenSentence sentence : sentences) {
      assertThat(filler.parse(sentence.text(), CONTEXT).entities())
          .as(sentence.text())
          .extracting(slot -> slot.name() + " " + slot.text())
          .isEqualTo(
              sentence.entities().stream()
                  .map(entity -> entity.slot() + " " + entity.text())
                  .toList());
    }
  }

  @Test
  void takesTheSeedFromTheCommandLine() throws IOException {
    writeCorpus(LABELLED.repeat(20));
    assertThat(train("seeded", "--set", "training.epochs=1", "--seed", "5")).isZero();
    ModelBundle model = ModelBundle.read(BundleFiles.of(folder.resolve("seeded")));
    assertThat(model.manifest().training().seed()).isEqualTo(5);
  }

  @Test
  void trainsOnTheSentencesOfALanguage() throws IOException {
    writeCorpus(LABELLED.repeat(20) + "請 載 我\n".repeat(5));
    assertThat(train("english", "--set", "training.epochs=1", "--language", "en")).isZero();
    assertThat(output.toString()).contains("training on 20 sentences");
    assertThat(train("chinese", "--set", "training.epochs=1", "--language", "zh")).isOne();
    assertThat(output.toString()).contains("must each hold a sentence in \"zh\"");
  }

  @Test
  void countsTheSentencesThatAreTooLong() throws IOException {
    writeCorpus(LABELLED.repeat(20) + "go on and ".repeat(20_000) + "\n");
    assertThat(train("patient", "--set", "training.epochs=1")).isZero();
    assertThat(output.toString())
        .contains("training on 20 sentences", "1 sentences are left out", "longest_sentence");
  }

  @Test
  void countsTheWordsThatHaveAVector() throws IOException {
    writeCorpus(LABELLED.repeat(20));
    Path vectors = folder.resolve("vectors.txt");
    Files.writeString(vectors, "reach" + " 0.5".repeat(16) + "\nzebra" + " 0.1".repeat(16) + "\n");
    String setting = "vectors.file=" + vectors;
    assertThat(train("informed", "--set", "training.epochs=1", "--set", setting)).isZero();
    assertThat(output.toString()).contains("vectors for 1 of 4 words");
  }

  @Test
  void wantsASlotToLearn() throws IOException {
    writeCorpus("good morning\n".repeat(20));
    assertThat(train("none")).isEqualTo(1);
    assertThat(output.toString())
        .contains("train.txt: no sentence holds a slot to learn")
        .doesNotContain("\tat ");
  }

  private void writeCorpus(String train) throws IOException {
    Files.createDirectories(folder.resolve("corpus"));
    Files.writeString(folder.resolve("corpus/train.txt"), train);
    Files.writeString(folder.resolve("corpus/validation.txt"), LABELLED);
    Files.writeString(folder.resolve("corpus/test.txt"), LABELLED);
  }

  private void generate() {
    assertThat(
            run(
                "generate",
                "--data",
                folder.toString(),
                "--languages",
                "en",
                "--out",
                path("corpus")))
        .isZero();
  }

  private int train(String bundle, String... more) {
    String settings =
        "features.word.dimension=16 features.shape.dimension=4 features.prefix.dimension=0"
            + " features.suffix.dimension=0 network.cells=[16] training.epochs=8"
            + " training.sentences_per_epoch=1500 training.learning_rate=0.02"
            + " training.batch_size=8";
    List<String> arguments =
        new ArrayList<>(List.of("train", "--corpus", path("corpus"), "--out", path(bundle)));
    for (String setting : settings.split(" ", -1)) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    CommandLine commands = TrainingApplication.commandLine();
    commands.setOut(new PrintWriter(output));
    commands.setErr(new PrintWriter(output));
    return commands.execute(arguments);
  }

  private static String slots(SlotFiller filler, String text) {
    Parse parse = filler.parse(text, CONTEXT);
    return parse.entities().stream()
        .map(slot -> slot.name() + "=" + slot.text())
        .collect(Collectors.joining(" "));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
