package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * A data set in its three parts, each a file or folder of any format: {@code train.jsonl}, {@code
 * validation.conll}, {@code test/seq.in}.
 *
 * @param train what is learned from
 * @param validation what tells when to stop
 * @param test what the figures are measured on
 */
public record CorpusFolder(Path train, Path validation, Path test) {
  private static final String USUAL_LANGUAGE = "en"; // of files that do not say

  /**
   * Finds the parts by their names up to the first dot. {@code valid}, {@code val} and {@code dev}
   * are {@code validation} too.
   *
   * @throws CorpusFormatException if a part is missing, or there is more than one
   */
  public static CorpusFolder of(Path folder) throws IOException {
    return new CorpusFolder(
        part(folder, List.of("train", "training")),
        part(folder, List.of("validation", "valid", "val", "dev")),
        part(folder, List.of("test")));
  }

  private static Path part(Path folder, List<String> names) throws IOException {
    List<Path> named;
    try (Stream<Path> children = Files.list(folder)) {
      named = children.filter(child -> names.contains(stem(child))).sorted().toList();
    }
    List<Path> found = new ArrayList<>();
    for (Path child : named) {
      if (CorpusFormats.isOfAny(child)) {
        found.add(child);
      }
    }
    if (found.isEmpty()) {
      throw new CorpusFormatException(
          folder.toString(),
          "has no " + String.join(", ", names) + " in any of the formats " + CorpusFormats.names());
    }
    if (found.size() > 1) {
      throw new CorpusFormatException(
          folder.toString(), "has more than one of a part: " + found + "; keep one");
    }
    return found.get(0);
  }

  private static String stem(Path path) {
    String name = String.valueOf(path.getFileName());
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /**
   * {@return the sentences of a part, of which none may be missing}
   *
   * <p>What a reader can mend is taken.
   *
   * @throws CorpusFormatException if there is none, or some cannot be read
   */
  public static List<LabelledSentence> sentencesOf(Path part) throws IOException {
    List<String> told = new ArrayList<>();
    ProblemLog problems = ProblemLog.lenient(told::add);
    List<LabelledSentence> sentences =
        CorpusFormats.of(part).read(part, USUAL_LANGUAGE, problems).sentences();
    if (problems.skipped() > 0) {
      throw new CorpusFormatException(
          part.toString(),
          String.format(
              Locale.ROOT,
              "%d sentences cannot be read, the first problem is %s; mend them, or leave them out with convert",
              problems.skipped(),
              told.get(0)));
    }
    if (sentences.isEmpty()) {
      throw new CorpusFormatException(part.toString(), "holds no sentence; add some");
    }
    return sentences;
  }

  /** {@return the files of a part in a fixed order, to take a hash of} */
  public static List<Path> filesOf(Path part) throws IOException {
    try (Stream<Path> files = Files.walk(part)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
