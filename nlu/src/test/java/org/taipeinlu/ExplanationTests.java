package org.taipeinlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;

class ExplanationTests {
  private static final SlotFiller FILLER =
      new SlotFiller(ModelBundle.read(BundleFiles.of(Path.of("../data/models/default"))));
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]"), Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"", "Taipei", "from Taipei to New York on Friday, please", "我想去台北"})
  void tellsTheProbabilityOfEveryLabelOfEveryToken(String text) {
    List<Explanation.TokenLabels> tokens = FILLER.explain(text, CONTEXT).tokens();

    StringBuilder read = new StringBuilder();
    for (Explanation.TokenLabels token : tokens) {
      assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
      read.append(token.text());
      assertThat(token.labels()).hasSameSizeAs(FILLER.manifest().labels());
      assertThat(token.labels().values().stream().mapToDouble(p -> p).sum())
          .isCloseTo(1, within(1e-6));
      assertThat(List.copyOf(token.labels().values()))
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
    assertThat(read).hasToString(text.replace(" ", ""));
  }

  @Test
  void knowsTheWordsOfTheTraining() {
    assertThat(FILLER.explain("to Qwrtzpl", CONTEXT).tokens())
        .extracting(Explanation.TokenLabels::known)
        .containsExactly(true, false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Taipei", "tomorrow", "to New York", "I leave Paris on the 3rd"})
  void givesTheOtherSlotsOfTheSameWords(String text) {
    Explanation explanation = FILLER.explain(text, CONTEXT);
    for (Slot slot : FILLER.parse(text, CONTEXT).entities()) {
      List<Explanation.Alternative> all = explanation.alternatives(slot, 99);
      double sum = slot.confidence();
      for (Explanation.Alternative other : all) {
        assertThat(other.confidence()).isBetween(0.0, slot.confidence());
        sum += other.confidence();
      }
      assertThat(sum).isLessThanOrEqualTo(1 + 1e-6);
      assertThat(all).hasSize(5); // of six labels with roles, one is the slot's own
      assertThat(explanation.alternatives(slot, 2)).isEqualTo(all.subList(0, 2));
    }
  }

  @Test
  void countsTheQuestionInAsTheParseDoes() {
    ParseContext asked = CONTEXT.expecting(Optional.of("departure"));
    Slot slot = FILLER.parse("Taipei", asked).entities().get(0);
    assertThat(slot.name()).isEqualTo("departure");
    assertThat(FILLER.explain("Taipei", asked).tokens().get(0).labels().get("B-departure"))
        .isCloseTo(slot.confidence(), within(1e-6));
  }
}
