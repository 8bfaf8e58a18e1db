package org.taipeinlu.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharacterEncoderTests {
  private static final Vocabulary LETTERS =
      new Vocabulary(List.of("<unknown>", "<padding>", "a", "b", "c", "d", "😀"));

  @ParameterizedTest
  @CsvSource({
    "a, 1 2 1 1 1 1",
    "abcd, 1 2 3 4 5 1",
    "abxccd, 1 2 3 4 5 1",
    "axb😀, 1 2 0 3 6 1",
    "😀😀😀😀😀😀, 1 6 6 6 6 1"
  })
  void givesTheBeginningAndTheEndOfAWordBetweenPaddings(String word, String ids) {
    int[] row = new int[8];
    new CharacterEncoder(LETTERS, 6).encode(word, row, 2);
    StringBuilder written = new StringBuilder();
    for (int i = 2; i < 8; i++) {
      written.append(i > 2 ? " " : "").append(row[i]);
    }
    assertThat(written.toString()).isEqualTo(ids);
  }

  @Test
  void asksForPaddingAsTheSecondEntry() {
    Vocabulary without = new Vocabulary(List.of("<unknown>", "a"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CharacterEncoder(without, 6))
        .withMessageContaining("<padding>");
  }
}
