package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.training.Training;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.network.NativeMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model and writes its bundle. */
@Command(
    name = "train",
    description = {
      "Trains on a folder with train, validation and test in any format that convert knows,",
      "and writes a bundle.",
      "After each round a checkpoint lies beside the bundle, from which --resume goes on."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--corpus", required = true, description = "Folder with the three parts.")
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

  @Option(
      names = "--language",
      description =
          "Train on some sentences alone: zh for those with a Han character, en for the others. A network"
              + " for each language becomes one bundle with join.")
  private Optional<String> language = Optional.empty();

  @Option(names = "--resume", description = "Go on from the checkpoint, if there is one.")
  private boolean resume;

  @Option(
      names = "--config",
      description = "YAML file with settings; docs/training.md shows them all.")
  private Optional<Path> config = Optional.empty();

  @Mixin private SettingOptions options = new SettingOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    NativeMemory.limit();
    PrintWriter console = spec.commandLine().getOut();
    Training training = new Training(corpus, out, name, kinds, language, settings());
    Thread farewell = new Thread(() -> sayHowToGoOn(console));
    Runtime.getRuntime().addShutdownHook(farewell);
    Manifest manifest;
    try (ProgressPrinter progress = new ProgressPrinter(console)) {
      manifest = training.run(resume, progress);
    } finally {
      forget(farewell);
    }
    console.printf(Locale.ROOT, "Wrote %s: %s, %s%n", out, manifest.id(), manifest.figures());
    console.flush();
    return 0;
  }

  /** What Ctrl-C leaves: every round that was done is on disk, since each writes its checkpoint. */
  private static void sayHowToGoOn(PrintWriter console) {
    console.println();
    console.println("Stopped. The same command with --resume goes on after the last whole round.");
    console.flush();
  }

  private static void forget(Thread farewell) {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      // the program is being ended, and the hook runs
    }
  }

  private TrainingConfig settings() throws IOException {
    TrainingConfig settings =
        config.isPresent()
            ? TrainingConfigFile.read(config.get(), options.overrides())
            : TrainingConfigFile.of("", "--set", options.overrides());
    return options.withSeed(settings);
  }
}
