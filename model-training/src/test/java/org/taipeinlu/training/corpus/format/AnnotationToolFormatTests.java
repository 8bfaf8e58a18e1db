package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.LabelledSentence;

/** The exports of doccano and Label Studio. */
class AnnotationToolFormatTests {
  @TempDir private Path folder = Path.of("");
  private final List<String> messages = new ArrayList<>();
  private final ProblemLog problems = ProblemLog.lenient(messages::add);

  @Test
  void readsEachFormOfDoccanosLabels() throws IOException {
    Corpus corpus =
        read(
            new DoccanoFormat(),
            """
            {"id": 7, "text": "🚄 to Taipei", "label": [[5, 11, "arrival"]], "Comments": []}
            {"text": "to Oslo", "labels": [[3, 7, "arrival"]], "author": "ann"}
            {"text": "to Rome", "entities": [{"id": 1, "label": "arrival", "start_offset": 3,
             "end_offset": 7}], "relations": []}
            """
                .replace(",\n ", ", "));
    assertThat(messages).isEmpty();
    assertThat(corpus.sentences())
        .extracting(LabelledSentence::inline)
        .containsExactly("🚄 to [Taipei](arrival)", "to [Oslo](arrival)", "to [Rome](arrival)");
    assertThat(corpus.sentences().get(0).id()).isEqualTo("7");
    assertThat(corpus.sentences().get(1).meta()).containsEntry("author", "ann");
  }

  @Test
  void saysWhichLineOfDoccanoIsBad() throws IOException {
    Corpus corpus =
        read(
            new DoccanoFormat(),
            """
            {"id": 1, "text": "fine", "label": []}
            {"id": 2, "text": "to Oslo", "label": [[3, 70, "arrival"]]}
            {"id": 3, "text": "to Oslo", "label": ["travel"]}
            {"id": 4, "text": "to Oslo", "label": [[0, 4, "a"], [3, 7, "b"]]}
            {"id": 1, "text": "again", "label": []}
            """);
    assertThat(corpus.sentences()).extracting(LabelledSentence::id).containsExactly("1", "1#2");
    assertThat(messages).hasSize(4);
    assertThat(messages.get(0))
        .contains("data:2: slot \"arrival\" at 3 to 70 is empty or outside of the text of 7");
    assertThat(messages.get(1)).contains("data:3: label \"travel\" is not [start, end, \"slot\"]");
    assertThat(messages.get(2)).contains("data:4: slot 'b' at 3 to 7 overlaps another");
    assertThat(messages.get(3)).contains("data:5: id \"1\" is already at ").contains("(mended)");
  }

  @Test
  void readsLabelStudiosFullExport() throws IOException {
    Corpus corpus =
        read(
            new LabelStudioFormat(),
            """
            [{"id": 12, "data": {"text": "🚄 to Taipei", "shop": "a"},
              "annotations": [
                {"was_cancelled": true, "result": []},
                {"result": [
                  {"type": "labels", "from_name": "label", "to_name": "text",
                   "value": {"start": 6, "end": 12, "text": "Taipei", "labels": ["arrival"]}},
                  {"type": "choices", "from_name": "intent", "value": {"choices": ["travel"]}},
                  {"type": "relation"}]},
                {"result": []}],
              "predictions": [{}]}]
            """);
    assertThat(corpus.sentences().get(0).inline()).isEqualTo("🚄 to [Taipei](arrival)");
    assertThat(corpus.sentences().get(0).id()).isEqualTo("12");
    assertThat(corpus.sentences().get(0).meta())
        .containsEntry("intent", "travel")
        .containsEntry("shop", "a");
    assertThat(problems.leftOut())
        .containsOnlyKeys(
            "cancelled annotation of a task",
            "second annotation of a task",
            "result of type \"relation\"",
            "predictions of a task");
  }

  @Test
  void readsLabelStudiosSmallExportWhicheverWayItCounts() throws IOException {
    String utf16 = "{\"start\": 6, \"end\": 12, \"text\": \"Taipei\", \"labels\": [\"a\"]}";
    String codePoints = utf16.replace("6", "5").replace("12", "11");
    Corpus corpus =
        read(
            new LabelStudioFormat(),
            "{\"id\": 1, \"text\": \"🚄 to Taipei\", \"ner\": ["
                + utf16
                + "], \"x\": null}\n"
                + "{\"id\": 2, \"text\": \"🚄 to Taipei\", \"ner\": ["
                + codePoints
                + "]}\n");
    assertThat(corpus.sentences())
        .extracting(LabelledSentence::inline)
        .containsExactly("🚄 to [Taipei](a)", "🚄 to [Taipei](a)");
  }

  @Test
  void refusesOffsetsThatCutASurrogatePairOrMissTheirText() throws IOException {
    String task =
        "{\"data\": {\"text\": \"a🚄b\"}, \"annotations\": [{\"result\": [{\"type\": \"labels\","
            + " \"value\": {\"start\": %s, \"labels\": [\"x\"]}}]}]}";
    read(
        new LabelStudioFormat(),
        String.join(
            "\n",
            "[",
            task.replace("%s", "2, \"end\": 4") + ",",
            task.replace("%s", "0, \"end\": 1, \"text\": \"b\"") + ",",
            "{\"data\": {\"text\": \"no label yet\"}, \"annotations\": []},",
            "{\"data\": {\"title\": \"no text\"}},",
            "{\"data\": {\"text\": \"fine\"}, \"annotations\": [{\"result\": []}]}]"));
    assertThat(messages).hasSize(4);
    assertThat(messages.get(0)).contains("data:2: ").contains("2 to 4");
    assertThat(messages.get(1)).contains("data:3: region \"x\" at 0 to 1 is said to be \"b\"");
    assertThat(messages.get(2)).contains("data:4: has no annotation");
    assertThat(messages.get(3)).contains("data:5: has no text");
  }

  private Corpus read(CorpusFormat format, String content) throws IOException {
    Path file = Files.writeString(folder.resolve("data"), content);
    return format.read(file, "en", problems);
  }
}
