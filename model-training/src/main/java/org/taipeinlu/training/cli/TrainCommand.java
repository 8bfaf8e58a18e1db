package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.training.Training;
import org.taipeinlu.training.TrainingConfig;
import org.taipeinlu.training.network.NativeMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model and writes its bundle. */
@Command(
    name = "train",
    description = {
      "Trains on a folder with train.jsonl, validation.jsonl and test.jsonl and writes a bundle.",
      "After each round a checkpoint lies beside the bundle, from which --resume goes on."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--corpus", required = true, description = "Folder with the three files.")
  private Path corpus = Path.of("");

  @Option(names = "--out", required = true, description = "Folder for the bundle.")
  private Path out = Path.of("");

  @Option(
      names = "--name",
      defaultValue = "default",
      description = "What to call the model. Default: ${DEFAULT-VALUE}.")
  private String name = "default";

  @Option(
      names = "--slot-kind",
      description =
          "How a slot's text is resolved: slot=place, slot=time or slot=text."
              + " Default: arrival=place, departure=place, time=time.")
  private Map<String, String> kinds =
      Map.of("arrival", "place", "departure", "place", "time", "time");

  @Option(names = "--resume", description = "Go on from the checkpoint, if there is one.")
  private boolean resume;

  @Option(
      names = "--dimension",
      split = ",",
      defaultValue = "word=56,prefix=20,suffix=20,shape=8",
      description = "Features and the lengths of their embeddings. Default: ${DEFAULT-VALUE}.")
  private Map<String, Integer> dimensions = new LinkedHashMap<>();

  @Option(
      names = "--cells",
      split = ",",
      defaultValue = "100",
      description =
          "Memory cells of each direction; several numbers make several layers."
              + " Default: ${DEFAULT-VALUE}.")
  private List<Integer> cells = List.of();

  @Option(
      names = "--smallest-count",
      defaultValue = "3",
      description = "Rarer words and affixes are unknown. Default: ${DEFAULT-VALUE}.")
  private int smallestCount;

  @Option(names = "--epochs", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--sentences-per-epoch",
      defaultValue = "12000",
      description =
          "Sentences between one validation and checkpoint and the next."
              + " Default: ${DEFAULT-VALUE}.")
  private int sentencesPerEpoch;

  @Option(
      names = "--patience",
      defaultValue = "12",
      description =
          "Epochs without a better validation before stopping. Default: ${DEFAULT-VALUE}.")
  private int patience;

  @Option(names = "--batch-size", defaultValue = "32", description = "Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.003",
      description = "Default: ${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--embedding-dropout",
      defaultValue = "0.2",
      description = "Default: ${DEFAULT-VALUE}.")
  private double embeddingDropout;

  @Option(
      names = "--hidden-dropout",
      defaultValue = "0.3",
      description = "Default: ${DEFAULT-VALUE}.")
  private double hiddenDropout;

  @Option(
      names = "--gradient-limit",
      defaultValue = "5",
      description = "Default: ${DEFAULT-VALUE}.")
  private double gradientLimit;

  @Option(
      names = "--unknown-words",
      defaultValue = "12",
      description =
          "A word that occurs n times is taken for unknown with probability u/(u+n)."
              + " Default: ${DEFAULT-VALUE}.")
  private double unknownWords;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    NativeMemory.limit();
    PrintWriter console = spec.commandLine().getOut();
    Training training = new Training(corpus, out, name, kinds, config());
    Manifest manifest;
    try (ProgressPrinter progress = new ProgressPrinter(console)) {
      manifest = training.run(resume, progress);
    }
    console.printf(Locale.ROOT, "Wrote %s: %s, %s%n", out, manifest.id(), manifest.figures());
    console.flush();
    return 0;
  }

  private TrainingConfig config() {
    Map<FeatureKind, Integer> byKind = new LinkedHashMap<>();
    dimensions.forEach((kind, dimension) -> byKind.put(FeatureKind.ofId(kind), dimension));
    return new TrainingConfig(
        byKind,
        cells,
        smallestCount,
        epochs,
        sentencesPerEpoch,
        patience,
        batchSize,
        learningRate,
        embeddingDropout,
        hiddenDropout,
        gradientLimit,
        unknownWords,
        seed);
  }
}
