package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFolder;
import org.taipeinlu.training.corpus.format.CorpusFormats;
import org.taipeinlu.training.corpus.format.ProblemLog;

/**
 * A data set in memory.
 *
 * @param train what is learned from
 * @param validation what tells when to stop
 * @param test what the figures are measured on
 * @param learned the files behind the first two, to take a hash of
 */
record TrainingData(
    List<LabelledSentence> train,
    List<LabelledSentence> validation,
    List<LabelledSentence> test,
    List<Path> learned) {
  private static final String USUAL_LANGUAGE = "en"; // of files that do not say

  /**
   * Reads a folder with the three parts.
   *
   * @throws CorpusFormatException if one is missing, holds nothing, or cannot be read whole
   */
  static TrainingData read(Path folder) throws IOException {
    CorpusFolder parts = CorpusFolder.of(folder);
    List<Path> learned = new ArrayList<>(CorpusFolder.filesOf(parts.train()));
    learned.addAll(CorpusFolder.filesOf(parts.validation()));
    return new TrainingData(
        readPart(parts.train()), readPart(parts.validation()), readPart(parts.test()), learned);
  }

  /** What a reader can mend is trained on; what it would skip ends the training. */
  static List<LabelledSentence> readPart(Path part) throws IOException {
    List<String> told = new ArrayList<>();
    ProblemLog problems = ProblemLog.lenient(told::add);
    List<LabelledSentence> sentences =
        CorpusFormats.of(part).read(part, USUAL_LANGUAGE, problems).sentences();
    if (problems.skipped() > 0) {
      throw new CorpusFormatException(
          part.toString(),
          String.format(
              Locale.ROOT,
              "%d sentences cannot be read, the first problem is %s; mend them, or leave them out"
                  + " with convert",
              problems.skipped(),
              told.get(0)));
    }
    if (sentences.isEmpty()) {
      throw new CorpusFormatException(part.toString(), "holds no sentence; add some");
    }
    return sentences;
  }

  /**
   * {@return the SHA-256 over what is learned from, and more parts, files or folders, if there are}
   */
  String sha256(Path... more) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> files = new ArrayList<>(learned);
      for (Path part : more) {
        files.addAll(CorpusFolder.filesOf(part));
      }
      for (Path file : files) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
