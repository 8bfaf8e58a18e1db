package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFolder;

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
        CorpusFolder.sentencesOf(parts.train()),
        CorpusFolder.sentencesOf(parts.validation()),
        CorpusFolder.sentencesOf(parts.test()),
        learned);
  }

  /** {@return the sentences whose text meets the condition; the hash stays that of the files} */
  TrainingData where(Predicate<String> condition) {
    return new TrainingData(
        where(condition, train), where(condition, validation), where(condition, test), learned);
  }

  static List<LabelledSentence> where(
      Predicate<String> condition, List<LabelledSentence> sentences) {
    return sentences.stream().filter(sentence -> condition.test(sentence.text())).toList();
  }

  /** {@return the SHA-256 over what is learned from, and more files if there are} */
  String sha256(List<Path> more) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : Stream.concat(learned.stream(), more.stream()).toList()) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
