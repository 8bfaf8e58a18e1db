package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

class JsonLinesFormatTests {
  @TempDir private Path folder = Path.of("");
  private final List<String> messages = new ArrayList<>();

  @Test
  void keepsWhatElseALineSays() throws IOException {
    Corpus corpus =
        read(
            "\uFEFF{\"id\": \"a\", \"text\": \"🚄 hi\", \"slots\": [{\"slot\": \"x\", \"start\": 2,"
                + " \"end\": 4, \"text\": \"hi\", \"role\": null}], \"flags\": [\"odd\"],"
                + " \"meta\": {\"turn\": 3}}\r\n\r\n{\"text\": \"b\", \"lang\": \"zh\"}\r\n",
            ProblemLog.strict());
    assertThat(corpus.sentences().get(0).inline()).isEqualTo("🚄 [hi](x)");
    assertThat(corpus.sentences().get(0).meta())
        .isEqualTo(Map.of("turn", 3, "flags", List.of("odd")));
    assertThat(corpus.sentences().get(1).id()).isEqualTo("data.jsonl:3");
    assertThat(corpus.sentences().get(1).language()).isEqualTo("zh");
  }

  @Test
  void saysForEachBadLineWhatIsWrong() throws IOException {
    ProblemLog problems = ProblemLog.lenient(messages::add);
    String data =
        """
        {"id": 1, "text": "to Rome", "slots": [{"slot": "x", "start": 3, "end": 6, "text": "Rome"}]}
        {"id": 2, "text": "half \\ud83d"}
        {"id": 3, "text": "two"} {"text": "objects"}
        {"id": 4, "text": "two", "text": "texts"}
        {"id": 5, "text": "ab", "slots": [{"slot": "x", "start": "0", "end": 1}]}
        {"id": 6, "text": "fine"}
        {"id": 7, "text": "ab", "slots": [{"slot": " ", "start": 0, "end": 1}]}
        {"id": 8, "text": "ab", "label": [[0, 1, "x"]]}
        """;
    assertThat(read(data, problems).sentences())
        .extracting(LabelledSentence::id)
        .containsExactly("6");
    assertThat(messages).hasSize(7);
    assertThat(messages.get(0))
        .contains(
            "data.jsonl:1: slot \"x\" is said to be \"Rome\", but at its offsets stands \"Rom\"");
    assertThat(messages.get(1)).contains("data.jsonl:2: ").contains("half of a surrogate pair");
    assertThat(messages.get(2)).contains("data.jsonl:3: ").contains("Trailing token");
    assertThat(messages.get(3)).contains("data.jsonl:4: ").contains("Duplicate");
    assertThat(messages.get(4)).contains("data.jsonl:5: ");
    assertThat(messages.get(5)).contains("data.jsonl:7: a slot has no name");
    assertThat(messages.get(6)).contains("data.jsonl:8: has \"label\" instead of \"slots\"");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read(data, ProblemLog.strict()))
        .withMessageContaining("data.jsonl:1: ");
  }

  @Test
  void mendsIdsThatStandTwice() throws IOException {
    ProblemLog problems = ProblemLog.lenient(messages::add);
    String line = "{\"id\": \"a\", \"text\": \"b\"}\n";
    assertThat(read(line.repeat(3), problems).sentences())
        .extracting(LabelledSentence::id)
        .containsExactly("a", "a#2", "a#3");
    assertThat(problems.mended()).isEqualTo(2);
    assertThat(messages.get(1)).contains("data.jsonl:3: id \"a\" is already at ");
  }

  private Corpus read(String content, ProblemLog problems) throws IOException {
    Path file = Files.writeString(folder.resolve("data.jsonl"), content);
    return new JsonLinesFormat().read(file, "en", problems);
  }
}
