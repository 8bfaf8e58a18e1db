package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.Vocabulary;

class CharacterTableTests {
  private static final int FILTERS = 19;

  @ParameterizedTest
  @EnumSource(KernelKind.class)
  void givesTheVectorsOfTheConvolution(KernelKind kind) {
    CharacterConvolution convolution = convolution();
    CharacterTable table = new CharacterTable(convolution, kind.kernel());
    for (String word : List.of("a", "taipei", "tea", "tttttttttttttttttttttttttt", "é", "北")) {
      float[] expected = convolution.vector(word);
      float[] actual = table.vector(word);
      for (int k = 0; k < FILTERS; k++) {
        assertThat(actual[k]).as("%s, filter %d", word, k).isCloseTo(expected[k], within(1e-5f));
      }
      assertThat(expected).isNotEqualTo(convolution.vector("e"));
    }
  }

  private static CharacterConvolution convolution() {
    List<String> characters =
        List.of(
            Vocabulary.UNKNOWN_ENTRY, CharacterEncoder.PADDING_ENTRY, "a", "e", "i", "p", "t", "北");
    return new CharacterConvolution(
        new CharacterEncoder(new Vocabulary(characters), 9),
        random(characters.size(), 5, 1),
        random(CharacterConvolution.WINDOW * 5, FILTERS, 2),
        random(1, FILTERS, 3));
  }

  private static Matrix random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Matrix(rows, columns, values);
  }
}
