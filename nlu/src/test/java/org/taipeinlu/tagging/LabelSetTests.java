package org.taipeinlu.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSetTests {
  private static final LabelSet LABELS = LabelSet.ofSlots(List.of("time:return", "arrival"));

  @Test
  void ordersTheLabelsOfItsSlots() {
    assertThat(LABELS.labels())
        .containsExactly("O", "B-arrival", "I-arrival", "B-time:return", "I-time:return");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          O O O                         |
          B-arrival                     | 0-1 arrival
          B-arrival I-arrival           | 0-2 arrival
          B-arrival B-arrival           | 0-1 arrival, 1-2 arrival
          O B-time:return O B-arrival   | 1-2 time:return, 3-4 arrival
          B-arrival I-arrival B-arrival | 0-2 arrival, 2-3 arrival
          """)
  void readsSpansFromLegalTagsAndWritesThemBack(String tags, @Nullable String spans) {
    int[] ids = ids(tags);
    List<Span> read = LABELS.decode(ids);
    String shown =
        read.stream()
            .map(span -> span.first() + "-" + span.end() + " " + span.slot())
            .collect(Collectors.joining(", "));
    assertThat(shown).isEqualTo(spans == null ? "" : spans);
    assertThat(LABELS.encode(read, ids.length)).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I-arrival               | token 0: I-arrival cannot follow the beginning
          O I-arrival             | token 1: I-arrival cannot follow O
          B-arrival I-time:return | token 1: I-time:return cannot follow B-arrival
          """)
  void refusesATagThatCannotStandWhereItDoes(String tags, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LABELS.decode(ids(tags)))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          O B-a B-a     | label "B-a" stands twice
          B-a           | label "O" is missing
          O X-a         | label "X-a" is not O, B-… or I-…
          O I-a         | label "I-a" has no B- to follow
          """)
  void refusesLabelsThatAreNoBioSet(String labels, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelSet(List.of(labels.split(" "))))
        .withMessage(message);
  }

  @Test
  void refusesSpansThatOverlap() {
    List<Span> spans = List.of(new Span(0, 2, "arrival", 1), new Span(1, 3, "arrival", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> LABELS.encode(spans, 3));
  }

  private static int[] ids(String tags) {
    return Arrays.stream(tags.split(" ")).mapToInt(LABELS::id).toArray();
  }
}
