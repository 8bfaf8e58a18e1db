package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFormats;
import org.taipeinlu.training.corpus.format.ProblemLog;
import picocli.CommandLine.Parameters;

/** The files that a command measures on. */
final class LabelledFiles {
  private static final int LANGUAGE_CODE = 2; // letters of en in en.txt

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Labelled sentences in any of the formats that \"convert\" knows.")
  private List<Path> files = List.of();

  /**
   * {@return all sentences, those of the same file together}
   *
   * @param errors told of each line that is skipped
   */
  List<LabelledSentence> read(PrintWriter errors) throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    for (Path file : files) {
      sentences.addAll(read(file, errors));
    }
    return sentences;
  }

  static List<LabelledSentence> read(Path file, PrintWriter errors) throws IOException {
    ProblemLog problems = ProblemLog.lenient(errors::println);
    List<LabelledSentence> sentences =
        CorpusFormats.of(file).read(file, language(file), problems).sentences();
    errors.flush();
    return sentences;
  }

  /** A file that is called after a language is of that language. */
  private static String language(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean isCode = name.indexOf('.') == LANGUAGE_CODE && Files.isRegularFile(file);
    return isCode ? name.substring(0, LANGUAGE_CODE) : "en";
  }

  /** {@return the names of the files} */
  List<String> names() {
    return files.stream().map(Path::toString).toList();
  }
}
