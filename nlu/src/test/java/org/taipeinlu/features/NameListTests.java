package org.taipeinlu.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.text.Tokenizer;

class NameListTests {
  private final Tokenizer tokenizer = new Tokenizer();
  private final NameList names =
      new NameList.Builder(tokenizer)
          .add("city", "New York")
          .add("state", "New York")
          .add("city", "York")
          .add("station", "New York Penn Station")
          .add("city", "臺北")
          .add("station", "台北車站")
          .add("city", "O´Higgins")
          .build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence                     | marks
          to York                        | - B-city
          NEW YORK or York               | B-city+state I-city+state - B-city
          from New York Penn Station now | - B-station I-station I-station I-station -
          a new York Penn                | - B-city+state I-city+state -
          new shoes                      | - -
          去台北                         | - B-city I-city
          臺北车站                       | B-station I-station I-station I-station
          to O´Higgins                   | - B-city I-city I-city
          """)
  void marksTheLongestNamesFromLeftToRight(String sentence, String marks) {
    assertThat(names.mark(tokenizer.tokenize(sentence))).containsExactly(marks.split(" "));
  }

  @Test
  void isTheSameAfterWritingAndReading() {
    List<String> lines = names.lines();
    assertThat(lines).hasSize(6).isSorted().contains("city+state\tnew york", "city\tyork");
    NameList read = NameList.read(lines, "gazetteer.tsv");
    assertThat(read.lines()).isEqualTo(lines);
    assertThat(read.mark(tokenizer.tokenize("to New York"))).endsWith("I-city+state");
  }

  @Test
  void refusesALineThatIsNoName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NameList.read(List.of("city\tyork", "city york"), "gazetteer.tsv"))
        .withMessage("gazetteer.tsv:2: must be a group, a tab and a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NameList.read(List.of("city\tyork", "city\t "), "gazetteer.tsv"))
        .withMessage("gazetteer.tsv:2: must be a group, a tab and a name");
  }

  @Test
  void refusesANameThatComesTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NameList.read(List.of("city\tyork", "state\tyork"), "gazetteer.tsv"))
        .withMessage("gazetteer.tsv:2: \"york\" is on an earlier line; names must be unique");
  }

  @Test
  void givesTheNetworkTheIdsOfTheMarks() {
    Vocabulary marks = new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "-", "B-city"));
    FeatureEncoder encoder =
        new FeatureEncoder(
            List.of(new FeatureEncoder.Column(FeatureKind.GAZETTEER, marks)),
            Optional.empty(),
            Optional.of(names));
    String text = "York, New York";
    EncodedSentence sentence = encoder.encode(tokenizer.tokenize(text), text);
    assertThat(List.of(sentence.id(0, 0), sentence.id(1, 0), sentence.id(2, 0)))
        .containsExactly(2, 1, 0);
  }
}
