package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.evaluation.ErrorFile;
import org.taipeinlu.training.evaluation.Evaluation;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.behaviour.BehaviourEvaluator;
import org.taipeinlu.training.evaluation.behaviour.BehaviourScores;
import org.taipeinlu.training.evaluation.behaviour.SwapSlots;
import org.taipeinlu.training.evaluation.report.EvaluationReport;
import org.taipeinlu.training.evaluation.report.ReportJson;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Measures a bundle on labelled sentences. */
@Command(
    name = "evaluate",
    description = "Prints precision, recall and F1 of each slot; the last line is JSON.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Option(names = "--model", required = true, description = "The bundle: a folder or a zip.")
  private Path model = Path.of("");

  @Option(
      names = "--errors",
      description =
          "File for the sentences that came out wrong: JSON if it is called .jsonl, otherwise text.")
  private @Nullable Path errors;

  @Option(
      names = "--report",
      description = "Folder for a page to look at, index.html, and the same as report.json.")
  private @Nullable Path report;

  @Option(
      names = "--history",
      description =
          "For --report: how the training went, as train writes it. Default: what lies beside the"
              + " bundle, called NAME.history.json.")
  private @Nullable Path history;

  @Option(
      names = "--behaviour",
      description =
          "Measure too what becomes of the sentences when they are said a little differently.")
  private boolean behaviour;

  @Option(
      names = "--swap",
      split = ",",
      defaultValue = "arrival,departure",
      description =
          "For --behaviour: the two slots whose words are exchanged, and replaced by invented"
              + " names. Default: ${DEFAULT-VALUE}.")
  private List<String> swap = List.of();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "For --behaviour: of typos and invented names. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private LabelledFiles files = new LabelledFiles();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    ModelBundle bundle = ModelBundle.read(BundleFiles.of(model));
    Evaluator evaluator = new Evaluator(bundle);
    Evaluation evaluation =
        Evaluation.of(evaluator.predict(files.read(spec.commandLine().getErr())));
    ScoreTable table = new ScoreTable(console);
    table.print(evaluation);
    Map<String, Object> json = ReportJson.summary(evaluation);
    if (errors != null) {
      ErrorFile.write(errors, evaluation.errors());
    }
    Optional<BehaviourScores> scores =
        behaviour
            ? Optional.of(
                new BehaviourEvaluator(evaluator, slots(), seed).evaluate(evaluation.predictions()))
            : Optional.empty();
    scores.ifPresent(table::print);
    scores.ifPresent(it -> json.put("behaviour", ReportJson.of(it)));
    if (report != null) {
      Manifest manifest = bundle.manifest();
      new EvaluationReport(
              manifest.name(), manifest.id(), files.names(), evaluation, scores, history())
          .write(report);
    }
    console.println(new JsonMapper().writeValueAsString(json));
    console.flush();
    return 0;
  }

  private Optional<TrainingHistory> history() throws IOException {
    if (history != null) {
      return Optional.of(TrainingHistory.read(history));
    }
    Path bundle = model.toAbsolutePath().normalize();
    Path beside = bundle.resolveSibling(bundle.getFileName() + ".history.json");
    return Files.exists(beside) ? Optional.of(TrainingHistory.read(beside)) : Optional.empty();
  }

  private SwapSlots slots() {
    if (swap.size() != 2) {
      throw new ParameterException(
          spec.commandLine(), "--swap takes two slots, such as arrival,departure");
    }
    return new SwapSlots(swap.get(0), swap.get(1));
  }
}
