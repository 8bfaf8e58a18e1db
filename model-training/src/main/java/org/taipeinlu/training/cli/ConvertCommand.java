package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.training.corpus.Tokenization;
import org.taipeinlu.training.corpus.format.Corpus;
import org.taipeinlu.training.corpus.format.CorpusFormat;
import org.taipeinlu.training.corpus.format.CorpusFormats;
import org.taipeinlu.training.corpus.format.ProblemLog;
import org.taipeinlu.training.corpus.format.ValueListFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Carries labelled sentences from one file format to another. */
@Command(
    name = "convert",
    description = {
      "Reads labelled sentences in one format and writes them in another.",
      "What is skipped, mended or has no place in the new format is told and counted."
    },
    mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

  /** The names that picocli offers. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return CorpusFormats.names().iterator();
    }
  }

  @Option(
      names = "--from",
      completionCandidates = FormatNames.class,
      description =
          "Format of the input: ${COMPLETION-CANDIDATES}."
              + " Default: told by the name and the beginning of the file.")
  private @Nullable String from;

  @Option(
      names = "--to",
      required = true,
      completionCandidates = FormatNames.class,
      description = "Format of the output: ${COMPLETION-CANDIDATES}.")
  private String to = "";

  @Option(names = "--in", required = true, description = "File, or folder for the format bio.")
  private Path in = Path.of("");

  @Option(names = "--out", required = true, description = "File, or folder for the format bio.")
  private Path out = Path.of("");

  @Option(
      names = "--language",
      defaultValue = "en",
      description =
          "Language of sentences whose language the input does not tell."
              + " Default: ${DEFAULT-VALUE}.")
  private String language = "en";

  @Option(
      names = "--tokens",
      description =
          "For bio and conll: \"given\" takes what lies between spaces for one token, \"cut\" cuts"
              + " words and signs apart. Default: given if the input is of bio or conll itself.")
  private @Nullable Tokenization tokens;

  @Option(names = "--strict", description = "Stop at the first problem and write nothing.")
  private boolean strict;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    ProblemLog problems = strict ? ProblemLog.strict() : ProblemLog.lenient(errors::println);
    CorpusFormat source = from == null ? CorpusFormats.of(in) : CorpusFormats.named(from);
    CorpusFormat target = CorpusFormats.named(to);
    Corpus corpus = source.read(in, language, problems);
    int unread = problems.skipped();
    target.write(tokens == null ? corpus : corpus.with(tokens), out, problems);
    int written = corpus.sentences().size() - (problems.skipped() - unread);
    errors.flush();
    PrintWriter console = spec.commandLine().getOut();
    console.printf(
        Locale.ROOT,
        "%s to %s: %d sentences written, %d skipped, %d mended%n",
        source.name(),
        target.name(),
        written,
        problems.skipped(),
        problems.mended());
    problems
        .leftOut()
        .forEach((what, count) -> console.printf(Locale.ROOT, "left out: %s (%d)%n", what, count));
    if (!corpus.valueLists().isEmpty() && !target.holdsValueLists()) {
      Path folder = out.resolveSibling(out.getFileName() + ".values");
      ValueListFiles.write(folder, corpus.valueLists());
      console.printf(
          Locale.ROOT, "%d lists of values are in %s%n", corpus.valueLists().size(), folder);
    }
    console.flush();
    boolean nothingIsLeft = written == 0 && !corpus.sentences().isEmpty();
    return nothingIsLeft ? 1 : 0;
  }
}
