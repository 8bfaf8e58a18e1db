package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Comparison;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.PairedBootstrap;
import org.taipeinlu.training.evaluation.Prediction;
import org.taipeinlu.training.evaluation.report.ReportJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says whether one bundle is better than another. */
@Command(
    name = "compare-models",
    description = {
      "Compares the F1 of two bundles on the same sentences by a paired bootstrap.",
      "The last line is JSON."
    },
    mixinStandardHelpOptions = true)
final class CompareModelsCommand implements Callable<Integer> {
  private static final int WORSE = 3; // neither 1, failed, nor 2, wrong options

  @Option(names = "--baseline", required = true, description = "The bundle to compare with.")
  private Path baseline = Path.of("");

  @Option(names = "--candidate", required = true, description = "The bundle in question.")
  private Path candidate = Path.of("");

  @Option(
      names = "--draws",
      defaultValue = "" + PairedBootstrap.USUAL_DRAWS,
      description = "How often all sentences are drawn anew. Default: ${DEFAULT-VALUE}.")
  private int draws;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--margin",
      description =
          "Exit with 3 if the candidate may be worse by more than so many points of F1: if the"
              + " 95 %% confidence interval goes below that.")
  private @Nullable Double margin;

  @Mixin private LabelledFiles files = new LabelledFiles();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<LabelledSentence> sentences = files.read(spec.commandLine().getErr());
    Comparison comparison =
        new PairedBootstrap(draws, seed)
            .compare(predictions(baseline, sentences), predictions(candidate, sentences));
    PrintWriter console = spec.commandLine().getOut();
    new ScoreTable(console).print(comparison);
    console.println(new JsonMapper().writeValueAsString(ReportJson.of(comparison)));
    console.flush();
    return margin == null || comparison.isNoWorseThan(margin / 100) ? 0 : WORSE;
  }

  private static List<Prediction> predictions(Path model, List<LabelledSentence> sentences) {
    return new Evaluator(ModelBundle.read(BundleFiles.of(model))).predict(sentences);
  }
}
