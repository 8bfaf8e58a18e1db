package org.taipeinlu.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTests {
  @TempDir private Path folder = Path.of("");

  @Test
  void countsCodePointsInTheFileAndCharsInMemory() throws IOException {
    LabelledSentence sentence =
        InlineNotation.parse("🚄 to [台北](arrival) [明天](time:arrival)", "a", "zh");
    JsonLines.write(folder.resolve("x.jsonl"), List.of(sentence));
    assertThat(Files.readString(folder.resolve("x.jsonl")))
        .contains("{\"slot\":\"arrival\",\"start\":5,\"end\":7,\"text\":\"台北\"}")
        .contains("\"slot\":\"time\",\"role\":\"arrival\",\"start\":8");
    assertThat(JsonLines.read(folder.resolve("x.jsonl"))).containsExactly(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text": "to Taipei", "slots": [{"slot": "arrival", "start": 3, "end": 99}]} | bad.jsonl:2
          {"text": "to Taipei", "slots": [{"slot": "arrival", "start": 3}]}            | bad.jsonl:2
          {"slots": []}                                                                | bad.jsonl:2
          {"text": "to Taipei"                                                         | bad.jsonl:2
          """)
  void namesFileAndLineOfWhatItRefuses(String line, String place) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.jsonl"), "{\"text\":\"fine\"}\n" + line);
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> JsonLines.read(file))
        .withMessageStartingWith(place + ": ");
  }
}
