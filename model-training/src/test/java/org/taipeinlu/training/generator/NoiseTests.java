package org.taipeinlu.training.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

class NoiseTests {
  private static final LabelledSentence SENTENCE =
      InlineNotation.parse(
          "Please, take me to [St. John's, NL](arrival) before [5 p.m.](time:arrival), thanks!",
          "here",
          "en");

  @Test
  void leavesTheLettersOfTheValuesAlone() {
    Noise noise = new Noise(1);
    int changed = 0;
    for (int i = 0; i < 2000; i++) {
      LabelledSentence disturbed = noise.disturb(SENTENCE);
      changed += disturbed.equals(SENTENCE) ? 0 : 1;
      assertThat(values(disturbed)).isEqualTo(values(SENTENCE));
    }
    assertThat(changed).isBetween(1000, 1900);
  }

  @Test
  void takesSignsAwayOutsideOfTheValues() {
    assertThat(Noise.withoutSigns(SENTENCE).inline())
        .isEqualTo(
            "Please take me to [St. John's, NL](arrival) before [5 p.m.](time:arrival) thanks");
  }

  @Test
  void mistypesOneWordOutsideOfTheValues() {
    Noise noise = new Noise(1);
    for (int i = 0; i < 500; i++) {
      LabelledSentence mistyped = noise.mistyped(SENTENCE);
      assertThat(values(mistyped)).isEqualTo(values(SENTENCE));
      assertThat(mistyped.text().length() - SENTENCE.text().length()).isBetween(-1, 1);
    }
  }

  private static List<String> values(LabelledSentence sentence) {
    return sentence.slots().stream()
        .map(slot -> sentence.text().substring(slot.start(), slot.end()).toLowerCase(Locale.ROOT))
        .toList();
  }
}
