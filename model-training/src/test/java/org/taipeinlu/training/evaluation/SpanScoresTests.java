package org.taipeinlu.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

class SpanScoresTests {
  private final SpanScores scores = new SpanScores();

  @Test
  void countsASpanAsRightOnlyIfBordersAndSlotAre() {
    add(
        "from [New York](departure) to [Rome](arrival)",
        "from [New York](departure) to [Rome](arrival)");
    add("to [San Jose](arrival)", "to San [Jose](arrival)");
    add("to [Rome](arrival)", "to [Rome](departure)");
    add("hello", "[hello](arrival)");
    // by hand: 4 expected, 5 found, 2 right
    assertThat(scores.micro()).isEqualTo(new SpanScores.Count(2, 5, 4));
    assertThat(scores.micro().precision()).isEqualTo(0.4);
    assertThat(scores.micro().recall()).isEqualTo(0.5);
    assertThat(scores.micro().f1()).isCloseTo(4.0 / 9, within(1e-12));
    assertThat(scores.bySlot().get("departure")).isEqualTo(new SpanScores.Count(1, 2, 1));
    assertThat(scores.sentenceAccuracy()).isEqualTo(0.25);
  }

  @Test
  void countsEachSlotTheSameInTheMean() {
    add("[Rome](arrival) or [Oslo](arrival)", "[Rome](arrival) or [Oslo](arrival)");
    add("[noon](time) or [now](time)", "[noon](time) or now");
    // by hand: arrival 1, 1, 1; time 1, 1/2, 2/3
    assertThat(scores.macro().precision()).isEqualTo(1);
    assertThat(scores.macro().recall()).isEqualTo(0.75);
    assertThat(scores.macro().f1()).isCloseTo(5.0 / 6, within(1e-12));
  }

  @Test
  void givesNoPointsWhereNothingIsFoundOrThere() {
    add("hello", "hello");
    assertThat(scores.micro().f1()).isZero();
    assertThat(scores.sentenceAccuracy()).isEqualTo(1);
  }

  private void add(String expected, String found) {
    scores.add(parse(expected).slots(), parse(found).slots());
  }

  private static LabelledSentence parse(String line) {
    return InlineNotation.parse(line, "here", "en");
  }
}
