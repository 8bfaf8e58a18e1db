package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.training.corpus.CorpusFormatException;

class CorpusFormatsTests {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          train.jsonl | {"text": "a", "slots": []}                           | jsonl
          train.jsonl | {"text": "a"}                                        | jsonl
          all.jsonl   | {"id": 1, "text": "a", "label": [[0, 1, "x"]]}       | doccano
          all.jsonl   | {"id": 1, "text": "a", "entities": []}               | doccano
          all.jsonl   | {"data": {"text": "a"}, "annotations": []}           | label-studio
          tasks.json  | [{"id": 1, "data": {"text": "a"}}]                   | label-studio
          en.txt      | to [Taipei](arrival)                                 | inline
          en.txt      | Taipei B-arrival                                     | conll
          en.conll    | anything                                             | conll
          nlu.yml     | nlu: []                                              | rasa
          """)
  void tellsAFormatByNameAndBeginning(String name, String content, String format)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    assertThat(CorpusFormats.of(file).name()).isEqualTo(format);
  }

  @Test
  void tellsAFormatByWhatStandsAfterALongText() throws IOException {
    String text = "word ".repeat(50_000);
    Path file =
        Files.writeString(
            folder.resolve("long.jsonl"), "{\"text\": \"" + text + "\", \"label\": []}");
    assertThat(CorpusFormats.of(file).name()).isEqualTo("doccano");
  }

  @Test
  void tellsAFolderOfWordsAndLabels() throws IOException {
    Files.writeString(folder.resolve("seq.in"), "a");
    Files.writeString(folder.resolve("seq.out"), "O");
    assertThat(CorpusFormats.of(folder).name()).isEqualTo("bio");
    assertThat(CorpusFormats.of(folder.resolve("seq.in")).name()).isEqualTo("bio");
  }

  @Test
  void saysWhichFormatsThereAre() throws IOException {
    Path other = Files.writeString(folder.resolve("x.yml"), "rules: []");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> CorpusFormats.of(other))
        .withMessageContaining("bio, conll, jsonl, inline, rasa, doccano, label-studio");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> CorpusFormats.of(folder.resolve("nowhere")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorpusFormats.named("xml"))
        .withMessage(
            "format \"xml\" is not known; choose one of"
                + " bio, conll, jsonl, inline, rasa, doccano, label-studio");
    for (String name : CorpusFormats.names()) {
      assertThat(CorpusFormats.named(name).name()).isEqualTo(name);
    }
  }
}
