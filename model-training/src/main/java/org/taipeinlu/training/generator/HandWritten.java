package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

/** The training sentences of a language that were written word for word. */
public final class HandWritten {
  private static final int AS_WRITTEN = 4;

  private final List<LabelledSentence> sentences;

  private HandWritten(List<LabelledSentence> sentences) {
    this.sentences = sentences;
  }

  /**
   * Reads the sentences of a language.
   *
   * @param data with the files {@code sentences/<language>/*.txt}, if there are any
   */
  public static HandWritten read(Path data, String language) throws IOException {
    Path folder = data.resolve("sentences").resolve(language);
    List<LabelledSentence> sentences = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : (Iterable<Path>) files.sorted()::iterator) {
          sentences.addAll(InlineNotation.read(file, language));
        }
      }
    }
    return new HandWritten(List.copyOf(sentences));
  }

  /** {@return each sentence so many times: one in four as written, the others with other places} */
  public List<LabelledSentence> repeated(int times, Generator generator, Random random) {
    List<LabelledSentence> repeated = new ArrayList<>(times * sentences.size());
    for (LabelledSentence sentence : sentences) {
      for (int i = 0; i < times; i++) {
        repeated.add(i % AS_WRITTEN == 0 ? sentence : generator.withOtherPlaces(sentence, random));
      }
    }
    return repeated;
  }
}
