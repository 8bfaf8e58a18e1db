package org.taipeinlu.training.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pre-trained word vectors in the text form of GloVe (a word and its numbers a line) or word2vec
 * (the same, after a line with the number of words and their width).
 */
public final class WordVectors {
  private final Map<String, float[]> vectors;
  private final List<String> first;

  private WordVectors(Map<String, float[]> vectors, int first) {
    this.vectors = vectors;
    this.first = vectors.keySet().stream().limit(first).toList();
  }

  /**
   * Reads a file. Where a word stands twice, its first vector counts.
   *
   * @param dimension how wide the vectors must be
   * @param first how many words {@link #first} gives
   * @throws CorpusFormatException if a line is of another width, or holds what is no number
   */
  public static WordVectors read(Path file, int dimension, int first) throws IOException {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        boolean header = number == 1 && line.matches("\\d+ \\d+");
        if (!header && !line.isBlank()) {
          String[] fields = line.strip().split(" ", -1);
          float[] vector = vector(fields, dimension, file + ":" + number);
          vectors.putIfAbsent(fields[0], vector);
        }
      }
    }
    if (vectors.isEmpty()) {
      throw new CorpusFormatException(file.toString(), "holds no vectors; give another file");
    }
    return new WordVectors(vectors, first);
  }

  private static float[] vector(String[] fields, int dimension, String where) {
    if (fields.length != dimension + 1) {
      throw new CorpusFormatException(
          where,
          String.format(
              Locale.ROOT,
              "the vector has %d numbers, features.word.dimension is %d; change one of them",
              fields.length - 1,
              dimension));
    }
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      try {
        vector[i] = Float.parseFloat(fields[i + 1]);
      } catch (NumberFormatException e) {
        throw new CorpusFormatException(where, "\"" + fields[i + 1] + "\" is no number", e);
      }
      if (!Float.isFinite(vector[i])) {
        throw new CorpusFormatException(where, fields[i + 1] + " is not finite");
      }
    }
    return vector;
  }

  /** {@return the vector of a word, if there is one} */
  public Optional<float[]> of(String word) {
    return Optional.ofNullable(vectors.get(word));
  }

  /** {@return the first words of the file, which are usually the most frequent} */
  public List<String> first() {
    return first;
  }
}
