package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFolder;
import org.taipeinlu.training.corpus.format.CorpusFormats;
import org.taipeinlu.training.evaluation.CrossValidation;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.SpanScores;
import org.taipeinlu.training.evaluation.report.ReportJson;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Trains on parts of a data set in turn and measures on the rest. */
@Command(
    name = "cross-validate",
    description = {
      "Trains a model for each fold of the sentences on all other folds and measures it there.",
      "Settings of the training stand after --, as the command \"train\" takes them:",
      "  cross-validate --corpus sentences.jsonl --out folds -- --config training.yaml",
      "The last line is JSON."
    },
    mixinStandardHelpOptions = true)
final class CrossValidateCommand implements Callable<Integer> {
  @Option(
      names = "--corpus",
      required = true,
      description =
          "A file of labelled sentences, or a folder with the three parts of a data set; of a"
              + " folder, the test part is left alone.")
  private Path corpus = Path.of("");

  @Option(
      names = "--out",
      required = true,
      description = "Folder for the sentences and the bundle of each fold.")
  private Path out = Path.of("");

  @Option(names = "--folds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
  private int folds;

  @Option(
      names = "--deal-seed",
      defaultValue = "1",
      description = "Seed of dealing sentences into folds. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Parameters(
      arity = "0..*",
      paramLabel = "SETTING",
      description = "Settings of \"train\", without --corpus and --out.")
  private List<String> settings = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    CrossValidation.Result result =
        new CrossValidation(folds, seed)
            .run(sentences(), (number, fold) -> learn(number, fold, console));
    for (int i = 0; i < folds; i++) {
      SpanScores scores = result.folds().get(i);
      console.printf(
          Locale.ROOT,
          "fold %d: F1 %.2f on %d sentences%n",
          i + 1,
          100 * scores.micro().f1(),
          scores.sentences());
    }
    console.printf(
        Locale.ROOT,
        "mean F1 %.2f, standard deviation %.2f; all folds together:%n",
        100 * result.meanF1(),
        100 * result.deviationOfF1());
    new ScoreTable(console).print(result.all());
    console.println(new JsonMapper().writeValueAsString(ReportJson.of(result)));
    console.flush();
    return 0;
  }

  private List<LabelledSentence> sentences() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    if (!Files.isDirectory(corpus) || isOneData(corpus)) {
      return LabelledFiles.read(corpus, errors);
    }
    CorpusFolder parts = CorpusFolder.of(corpus);
    List<LabelledSentence> sentences = new ArrayList<>(LabelledFiles.read(parts.train(), errors));
    sentences.addAll(LabelledFiles.read(parts.validation(), errors));
    return sentences;
  }

  /** A folder can be a data set of its own, as that of the format bio. */
  private static boolean isOneData(Path folder) throws IOException {
    return CorpusFormats.named("bio").recognises(folder);
  }

  private Evaluator learn(int number, CrossValidation.Fold fold, PrintWriter console)
      throws IOException {
    Path folder = out.resolve("fold-" + number);
    Path data = Files.createDirectories(folder.resolve("corpus"));
    JsonLines.write(data.resolve("train.jsonl"), fold.train());
    JsonLines.write(data.resolve("validation.jsonl"), fold.validation());
    JsonLines.write(data.resolve("test.jsonl"), fold.test());
    Path model = folder.resolve("model");
    console.printf(
        Locale.ROOT, "fold %d of %d: %d to learn from%n", number, folds, fold.train().size());
    TrainCommand train = new TrainCommand();
    List<String> arguments = new ArrayList<>(settings);
    arguments.addAll(List.of("--corpus", data.toString(), "--out", model.toString()));
    new CommandLine(train)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(console)
        .setErr(spec.commandLine().getErr())
        .parseArgs(arguments.toArray(String[]::new));
    train.call();
    return new Evaluator(ModelBundle.read(BundleFiles.of(model)));
  }
}
