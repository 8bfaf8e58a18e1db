package org.taipeinlu.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordVectorsTests {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"", "3 2\n"})
  void readsTheFormOfGloveAndOfWord2vec(String header) throws IOException {
    WordVectors vectors = read(header + "the 1 2\nto -0.5 1e-3\n台北 0 1\n");
    assertThat(vectors.of("to")).contains(new float[] {-0.5f, 0.001f});
    assertThat(vectors.of("台北")).isPresent();
    assertThat(vectors.of("from")).isEmpty();
    assertThat(vectors.first()).containsExactly("the", "to");
  }

  @Test
  void keepsTheFirstVectorOfAWordThatStandsTwice() throws IOException {
    assertThat(read("a 1 2\na 3 4\n").of("a")).contains(new float[] {1, 2});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a 1 2\nb 1\n' | :2: | has 1 numbers, features.word.dimension is 2",
        "'a 1 2\nb 1 2 3\n' | :2: | has 3 numbers",
        "'a 1 x\n' | :1: | is no number",
        "'a 1 NaN\n' | :1: | is not finite",
        "'' | vectors.txt | holds no vectors"
      })
  void saysWhichLineIsWrong(String text, String place, String message) {
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read(text.replace("\\n", "\n")))
        .withMessageContaining(place)
        .withMessageContaining(message);
  }

  private WordVectors read(String text) throws IOException {
    Path file = folder.resolve("vectors.txt");
    Files.writeString(file, text);
    return WordVectors.read(file, 2, 2);
  }
}
