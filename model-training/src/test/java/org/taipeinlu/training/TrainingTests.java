package org.taipeinlu.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.ParseContext;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.network.Bfloat16;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import org.taipeinlu.training.generator.Generator;
import org.taipeinlu.training.generator.Split;
import org.taipeinlu.training.network.NativeMemory;

class TrainingTests {
  private static final Trainer.Listener SILENT = new StopAfter(Integer.MAX_VALUE);

  @TempDir private Path folder = Path.of("");

  /** Ends a training as a kill would, between two epochs. */
  private record StopAfter(int epochs) implements Trainer.Listener {
    @Override
    public void batchDone(double progress, double loss) {
      // nothing to show
    }

    @Override
    public void epochDone(TrainingHistory.Epoch epoch, boolean best) {
      if (epoch.epoch() == epochs) {
        throw new CancellationException("stopped");
      }
    }
  }

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @BeforeEach
  void generate() throws IOException {
    SmallData.write(folder);
    Generator generator = Generator.read(folder, "en");
    for (Split split : Split.values()) {
      JsonLines.write(folder.resolve(split.fileName() + ".jsonl"), generator.generate(split, 6, 1));
    }
  }

  @Test
  void givesTheSameModelForTheSameSeed() throws IOException {
    assertThat(training("one", 0.02).run(false, SILENT).id())
        .isEqualTo(training("two", 0.02).run(false, SILENT).id());
  }

  @Test
  void goesOnAfterAStopToTheModelThatItWouldHaveBecome() throws IOException {
    String whole = training("whole", 0.02).run(false, SILENT).id();
    stop("stopped", 2);
    assertThat(training("stopped", 0.02).run(true, SILENT).id()).isEqualTo(whole);
    assertThat(folder.resolve("stopped.checkpoint")).doesNotExist();
  }

  @Test
  void refusesToGoOnWithOtherSettings() {
    stop("stopped", 1);
    assertThatIllegalStateException()
        .isThrownBy(() -> training("stopped", 0.5).run(true, SILENT))
        .withMessageContaining("begin anew without --resume");
  }

  @Test
  void leavesTheOldBundleWholeUntilTheNewOneIsWritten() throws IOException {
    String old = training("model", 0.02).run(false, SILENT).id();
    stop("model", 1);
    assertThat(Files.readString(folder.resolve("model/manifest.json"))).contains(old);
  }

  @Test
  void exportsWeightsOfHalfTheBitsWhereAsked() throws IOException {
    trained(List.of("network.weights=bfloat16"));
    assertThat(ModelBundle.weights(BundleFiles.of(folder.resolve("kind"))).values())
        .isNotEmpty()
        .allSatisfy(matrix -> assertThat(Bfloat16.holdsAll(matrix.values())).isTrue());
  }

  @Test
  void tellsTheNetworkOfNamesThatAFileLists() throws IOException {
    Path names = folder.resolve("names.tsv");
    Files.writeString(names, "# towns\ntown\tTownaa\ntown\tNew Townbb\n");
    ModelBundle model = trained(gazetteerSettings(names));
    assertThat(model.encoder().names().orElseThrow().lines())
        .containsExactly("town\tnew townbb", "town\ttownaa");
  }

  @Test
  void refusesALineThatIsNoName() throws IOException {
    Path names = folder.resolve("names.tsv");
    Files.writeString(names, "town\tTownaa\nTownbb\n");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> trained(gazetteerSettings(names)))
        .withMessageContaining("names.tsv:2: not a name of the gazetteer");
  }

  @ParameterizedTest
  @CsvSource({
    "elman, false, embedding, elman",
    "lstm-peephole, true, embedding, bilstm-peephole",
    "gru, true, one-hot, bigru"
  })
  void writesABundleOfAnyKindThatIsServed(
      String kind, boolean bidirectional, String input, String name) throws IOException {
    ModelBundle model = trained(kindSettings(kind, bidirectional, input));
    assertThat(model.manifest().network().kind()).isEqualTo(name);
    ParseContext now =
        new ParseContext(ZonedDateTime.parse("2026-10-20T09:00:00+08:00"), Optional.empty());
    assertThat(new SlotFiller(model).parse("I would like to leave Townaa soon", now).entities())
        .isNotEmpty();
  }

  @Test
  void writesABundleOfANetworkWithoutMemory() throws IOException {
    ModelBundle model = trained(kindSettings("dense", true, "one-hot"));
    assertThat(model.manifest().network().kind()).isEqualTo("dense");
    assertThat(model.manifest().features()).hasSize(1);
  }

  @Test
  void refusesWordVectorsForANetworkThatHasNoPlaceForThem() {
    List<String> settings = List.of("network.input=one-hot", "vectors.file=vectors.txt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training("kind", 0.02, settings).run(false, SILENT))
        .withMessageContaining("set network.input to embedding");
  }

  private ModelBundle trained(List<String> settings) throws IOException {
    training("kind", 0.02, settings).run(false, SILENT);
    ModelBundle model = ModelBundle.read(BundleFiles.of(folder.resolve("kind")));
    assertThat(model.manifest().figures().get("largest_difference_to_dl4j"))
        .isPositive()
        .isLessThan(1e-5);
    return model;
  }

  private static List<String> kindSettings(String kind, boolean bidirectional, String input) {
    return List.of(
        "network.kind=" + kind, "network.bidirectional=" + bidirectional, "network.input=" + input);
  }

  private static List<String> gazetteerSettings(Path names) {
    return List.of(
        "features.gazetteer={dimension: 4, smallest_count: 1}", "gazetteer.file=" + names);
  }

  private void stop(String bundle, int epochs) {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> training(bundle, 0.02).run(false, new StopAfter(epochs)));
  }

  private Training training(String bundle, double learningRate) {
    return training(bundle, learningRate, List.of());
  }

  private Training training(String bundle, double learningRate, List<String> more) {
    List<String> overrides = new ArrayList<>(more);
    overrides.add("training.learning_rate=" + learningRate);
    TrainingConfig config =
        TrainingConfigFile.of(
            """
            features:
              word: {dimension: 12, smallest_count: 1}
              prefix: {dimension: 0}
              suffix: {dimension: 0}
              shape: {dimension: 0}
            characters: {filters: 8}
            network: {cells: [12], output: crf}
            dropout: {embedding: 0.1, recurrent: 0.1, hidden: 0.1, unknown_words: 1}
            training:
              {epochs: 4, sentences_per_epoch: 200, patience: 4, batch_size: 8, averaging: 0.9}
            seed: 7
            """,
            "test",
            overrides);
    return new Training(
        folder, folder.resolve(bundle), "small", Map.of("arrival", "place"), config);
  }
}
