package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.taipeinlu.training.FineTuning;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.evaluation.report.ReportJson;
import org.taipeinlu.training.network.NativeMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Teaches a bundle corrections. */
@Command(
    name = "fine-tune",
    description = {
      "Goes on training the network of a bundle with corrections beside the base data, compares",
      "the new model with the old, and writes its bundle.",
      "Vocabularies and labels stay as they are. The last line is JSON."
    },
    mixinStandardHelpOptions = true)
final class FineTuneCommand implements Callable<Integer> {
  private static final int REFUSED = 3; // as compare-models says that a candidate is worse

  @Option(names = "--model", required = true, description = "The bundle to go on from.")
  private Path model = Path.of("");

  @Option(
      names = "--language",
      description =
          "Whose network is to learn, if this language has one of its own in the bundle. Without it,"
              + " the one that reads all other sentences does. Corrections of sentences that another"
              + " network reads are passed over.")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--corpus",
      required = true,
      description = "Folder with the three parts of the data that it was trained on.")
  private Path corpus = Path.of("");

  @Option(
      names = "--corrections",
      required = true,
      description = "What the service exports, or labelled sentences of any other format.")
  private Path corrections = Path.of("");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for the new bundle; NAME.comparison.json is written beside it.")
  private Path out = Path.of("");

  @Option(
      names = "--weight",
      defaultValue = "4",
      description =
          "How often a round reads each correction, on average. Default: ${DEFAULT-VALUE}.")
  private int weight;

  @Option(
      names = "--held-out",
      defaultValue = "0.2",
      description =
          "Share of the corrections that is not learned from but measured on; of less than ten,"
              + " none is. Default: ${DEFAULT-VALUE}.")
  private double heldOut;

  @Option(
      names = "--require-better",
      description =
          "Write nothing and exit with 3 unless the new model gets more of the corrections right"
              + " and keeps what the old one knew.")
  private boolean requireBetter;

  @Option(
      names = "--margin",
      defaultValue = "1",
      description =
          "For --require-better: how many points of F1 it may lose on the base test sentences, to"
              + " 95 %% confidence. Default: ${DEFAULT-VALUE}.")
  private double margin;

  @Mixin private SettingOptions options = new SettingOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    NativeMemory.limit();
    PrintWriter console = spec.commandLine().getOut();
    TrainingConfig settings = FineTuning.settings(model, language, options.overrides());
    FineTuning training =
        new FineTuning(
            model, language, corpus, corrections, out, options.withSeed(settings), weight, heldOut);
    FineTuning.Outcome outcome;
    try (ProgressPrinter progress = new ProgressPrinter(console)) {
      outcome =
          training.run(
              comparison -> requireBetter ? comparison.objections(margin / 100) : List.of(),
              progress);
    }
    new ScoreTable(console).print(outcome.comparison());
    if (outcome.passedOver() > 0) {
      console.printf(
          Locale.ROOT,
          "corrections passed over, since another network of the bundle reads them: %d;"
              + " --language chooses it%n",
          outcome.passedOver());
    }
    outcome
        .objections()
        .forEach(why -> console.printf(Locale.ROOT, "Refused, %s is as it was: %s%n", out, why));
    outcome
        .manifest()
        .ifPresent(written -> console.printf(Locale.ROOT, "Wrote %s: %s%n", out, written.id()));
    console.println(new JsonMapper().writeValueAsString(ReportJson.of(outcome.comparison())));
    console.flush();
    return outcome.manifest().isPresent() ? 0 : REFUSED;
  }
}
