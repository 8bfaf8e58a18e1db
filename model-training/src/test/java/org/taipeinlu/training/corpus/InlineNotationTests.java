package org.taipeinlu.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineNotationTests {

  @Test
  void readsLabelsAndTheirPlaces() {
    LabelledSentence sentence = parse("到[台北](arrival)，[2號](time:arrival)。");
    assertThat(sentence.text()).isEqualTo("到台北，2號。");
    assertThat(sentence.slots())
        .containsExactly(
            new LabelledSentence.Range("arrival", 1, 3),
            new LabelledSentence.Range("time:arrival", 4, 6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no slot at all",
        "to [Taipei](arrival)",
        "[a](x)[b](y)",
        "brackets \\[like these\\] and \\\\ stay",
        "[🚄 站](arrival) (not a label)"
      })
  void writesWhatItReads(String line) {
    assertThat(parse(line).inline()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to [Taipei          | file.txt:7: a [ is never closed
          to Taipei]          | file.txt:7: a ] must close a [ and be followed by (slot)
          to [Taipei] now     | file.txt:7: a ] must close a [ and be followed by (slot)
          to [[Taipei]](x)    | file.txt:7: a [ inside of [ ]; write \\[ for the character itself
          """)
  void refusesWhatItCannotReadAndSaysWhere(String line, String message) {
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> parse(line))
        .withMessage(message);
  }

  private static LabelledSentence parse(String line) {
    return InlineNotation.parse(line, "file.txt:7", "en");
  }
}
