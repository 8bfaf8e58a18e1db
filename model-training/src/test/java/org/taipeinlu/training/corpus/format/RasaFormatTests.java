package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

class RasaFormatTests {
  private static final String DATA =
      """
      version: "3.1"
      nlu:
      - intent: travel
        examples: |
          - fly to [Taipei](arrival) from [Oslo]{"entity":"place","role":"departure"}
          - to [TPE]{"entity": "arrival", "value": "Taipei"} or [Formosa](arrival:Taiwan) [now]

      - intent: greet
        metadata:
          tone: kind
        examples:
        - text: |
            hello [Ann](name)
          metadata:
            source: chat
      - lookup: city
        examples: |
          - Taipei
          - Oslo
      - synonym: Taipei
        examples: |
          - Taibei
      - regex: flight_number
        examples: |
          - [A-Z]{2}\\d+
      """;

  @TempDir private Path folder = Path.of("");
  private final List<String> messages = new ArrayList<>();

  @Test
  void readsEntitiesRolesIntentsAndMetadata() throws IOException {
    Corpus corpus = read(DATA, ProblemLog.strict());
    assertThat(corpus.sentences())
        .extracting(LabelledSentence::inline)
        .containsExactly(
            "fly to [Taipei](arrival) from [Oslo](place:departure)",
            "to [TPE](arrival) or [Formosa](arrival) \\[now\\]",
            "hello [Ann](name)");
    assertThat(corpus.sentences())
        .extracting(LabelledSentence::id)
        .containsExactly("nlu.yml:5", "nlu.yml:6", "nlu.yml:13");
    assertThat(corpus.sentences().get(2).meta())
        .containsEntry("intent", "greet")
        .containsEntry("tone", "kind")
        .containsEntry("source", "chat");
  }

  @Test
  void carriesListsAndWhatAnAnnotatedTextStandsFor() throws IOException {
    assertThat(read(DATA, ProblemLog.strict()).valueLists())
        .containsExactly(
            new ValueList(ValueList.Kind.LOOKUP, "city", List.of("Taipei", "Oslo")),
            new ValueList(ValueList.Kind.SYNONYM, "Taipei", List.of("TPE", "Taibei")),
            new ValueList(ValueList.Kind.SYNONYM, "Taiwan", List.of("Formosa")),
            new ValueList(ValueList.Kind.REGEX, "flight_number", List.of("[A-Z]{2}\\d+")));
  }

  @Test
  void writesWhatItReads() throws IOException {
    Corpus corpus = read(DATA, ProblemLog.strict());
    Path copy = folder.resolve("copy.yml");
    ProblemLog problems = ProblemLog.strict();
    new RasaFormat().write(corpus, copy, problems);
    Corpus again = new RasaFormat().read(copy, "en", ProblemLog.strict());
    assertThat(again.valueLists()).isEqualTo(corpus.valueLists());
    assertThat(again.sentences())
        .extracting(LabelledSentence::inline)
        .isEqualTo(corpus.sentences().stream().map(LabelledSentence::inline).toList());
    assertThat(problems.leftOut()).containsOnlyKeys("meta \"tone\"", "meta \"source\"");
  }

  @Test
  void saysWhatItSkipsAndWhereAndLeavesNothingOutInSilence() throws IOException {
    String data =
        """
        nlu:
        - intent: a
          examples: |
            - to [Taipei](arrival
            no hyphen
            - [x]{"role": "y"}
            - [x]{role: y}
            - [x]{"entity":"y","group":"1"}
        - story: s
          examples: |
            - b
        - intent: empty
        rules:
        - rule: r
        """;
    ProblemLog problems = ProblemLog.lenient(messages::add);
    assertThat(read(data, problems).sentences()).hasSize(1);
    assertThat(messages).hasSize(6);
    assertThat(messages.get(0)).contains("nlu.yml:4: \"](arrival\" is not a whole annotation");
    assertThat(messages.get(1)).contains("nlu.yml:5: \"no hyphen\" is no example");
    assertThat(messages.get(2)).contains("nlu.yml:6: ").contains("names no \"entity\"");
    assertThat(messages.get(3)).contains("nlu.yml:7: ").contains("is not JSON");
    assertThat(messages.get(4)).contains("nlu.yml:9: is no intent, lookup, synonym or regex");
    assertThat(messages.get(5)).contains("nlu.yml:12: has no examples");
    assertThat(problems.leftOut()).containsOnlyKeys("\"group\" of an entity", "block \"rules\"");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read(data, ProblemLog.strict()))
        .withMessageContaining("nlu.yml:4: ");
  }

  @Test
  void namesTheLineThatIsNotYaml() {
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read("nlu:\n- intent: a\n  examples: [\n", ProblemLog.strict()))
        .withMessageContaining("nlu.yml:")
        .withMessageContaining("is not YAML");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read("", ProblemLog.strict()))
        .withMessageContaining("has no \"nlu:\" block");
  }

  @Test
  void readsLongFilesOfCharactersBeyondTheBasicPlane() throws IOException {
    String line = "    - [" + "🚄".repeat(100) + "](x)\n";
    for (String shift : List.of("", "#")) {
      String data = shift + "\nnlu:\n- intent: a\n  examples: |\n" + line.repeat(300);
      assertThat(read(data, ProblemLog.strict()).sentences()).hasSize(300);
    }
  }

  private Corpus read(String yaml, ProblemLog problems) throws IOException {
    Path file = Files.writeString(folder.resolve("nlu.yml"), yaml);
    return new RasaFormat().read(file, "en", problems);
  }
}
