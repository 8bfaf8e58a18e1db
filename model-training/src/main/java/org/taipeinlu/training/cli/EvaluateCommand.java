package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.SpanScores;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Option(names = "--misses", description = "File for what came out wrong.")
  private @Nullable Path misses;

  @Parameters(
      arity = "1..*",
      description = "Labelled sentences: .jsonl, or .txt in the notation [Taipei](arrival).")
  private List<Path> files = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    ModelBundle bundle = ModelBundle.read(BundleFiles.of(model));
    List<LabelledSentence> sentences = new ArrayList<>();
    for (Path file : files) {
      sentences.addAll(read(file));
    }
    List<Evaluator.Miss> wrong = new ArrayList<>();
    SpanScores scores = new Evaluator(bundle).evaluate(sentences, wrong);
    if (misses != null) {
      Files.write(misses, wrong.stream().flatMap(EvaluateCommand::lines).toList());
    }
    print(scores);
    return 0;
  }

  private static List<LabelledSentence> read(Path file) throws IOException {
    String name = file.getFileName().toString();
    return name.endsWith(".txt")
        ? InlineNotation.read(file, name.substring(0, name.length() - ".txt".length()))
        : JsonLines.read(file);
  }

  private static Stream<String> lines(Evaluator.Miss miss) {
    return Stream.of(
        miss.sentence().id(),
        "  want " + miss.sentence().inline(),
        "  got  " + miss.got().inline());
  }

  private void print(SpanScores scores) {
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        Locale.ROOT, "%-20s %9s %9s %9s %7s%n", "slot", "precision", "recall", "F1", "spans");
    scores.bySlot().forEach((slot, count) -> printRow(console, slot, count));
    printRow(console, "all", scores.micro());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sentences", scores.sentences());
    json.put("precision", scores.micro().precision());
    json.put("recall", scores.micro().recall());
    json.put("f1", scores.micro().f1());
    json.put("whole_sentences", scores.wholeSentences());
    console.println(new JsonMapper().writeValueAsString(json));
    console.flush();
  }

  private static void printRow(PrintWriter console, String slot, SpanScores.Count count) {
    console.printf(
        Locale.ROOT,
        "%-20s %9.2f %9.2f %9.2f %7d%n",
        slot,
        100 * count.precision(),
        100 * count.recall(),
        100 * count.f1(),
        count.expected());
  }
}
