package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.evaluation.ErrorFile;
import org.taipeinlu.training.evaluation.Evaluation;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.behaviour.BehaviourEvaluator;
import org.taipeinlu.training.evaluation.behaviour.BehaviourScores;
import org.taipeinlu.training.evaluation.behaviour.SwapSlots;
import org.taipeinlu.training.evaluation.report.ReportJson;
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
    Evaluator evaluator = new Evaluator(ModelBundle.read(BundleFiles.of(model)));
    Evaluation evaluation =
        Evaluation.of(evaluator.predict(files.read(spec.commandLine().getErr())));
    ScoreTable table = new ScoreTable(console);
    table.print(evaluation);
    Map<String, Object> json = ReportJson.summary(evaluation);
    if (errors != null) {
      ErrorFile.write(errors, evaluation.errors());
    }
    if (behaviour) {
      BehaviourScores scores =
          new BehaviourEvaluator(evaluator, slots(), seed).evaluate(evaluation.predictions());
      table.print(scores);
      json.put("behaviour", ReportJson.of(scores));
    }
    console.println(new JsonMapper().writeValueAsString(json));
    console.flush();
    return 0;
  }

  private SwapSlots slots() {
    if (swap.size() != 2) {
      throw new ParameterException(
          spec.commandLine(), "--swap takes two slots, such as arrival,departure");
    }
    return new SwapSlots(swap.get(0), swap.get(1));
  }
}
