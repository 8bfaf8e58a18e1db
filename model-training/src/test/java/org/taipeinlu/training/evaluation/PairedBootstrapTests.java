package org.taipeinlu.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedBootstrapTests {
  private static final String RIGHT = "to [Rome](arrival)";
  private static final String WRONG = "to [Rome](departure)";

  private final PairedBootstrap bootstrap = new PairedBootstrap(4000, 7);

  @Test
  void findsABetterModelBetter() {
    Comparison comparison = bootstrap.compare(right(200, 60), right(200, 80));
    // each sentence has one span, expected and found: F1 is the share of right ones
    assertThat(comparison.baselineF1()).isCloseTo(0.6, within(1e-12));
    assertThat(comparison.candidateF1()).isCloseTo(0.8, within(1e-12));
    // 40 of 200 differ: the difference's standard error is sqrt(0.2 × 0.8 / 200) = 0.0283
    assertThat(comparison.low()).isCloseTo(0.2 - 1.96 * 0.0283, within(0.01));
    assertThat(comparison.high()).isCloseTo(0.2 + 1.96 * 0.0283, within(0.01));
    assertThat(comparison.isSignificant(0.001)).isTrue();
    assertThat(comparison.isNoWorseThan(0)).isTrue();
  }

  @Test
  void doesNotTakeChanceForADifference() {
    List<Prediction> baseline = right(200, 70);
    List<Prediction> candidate = new ArrayList<>(baseline);
    candidate.set(0, Predictions.of(RIGHT, WRONG));
    candidate.set(199, Predictions.of(RIGHT, RIGHT));
    candidate.set(198, Predictions.of(RIGHT, RIGHT));
    Comparison comparison = bootstrap.compare(baseline, candidate);
    assertThat(comparison.difference()).isCloseTo(0.005, within(1e-12));
    assertThat(comparison.isSignificant(0.05)).isFalse();
    assertThat(comparison.low()).isNegative();
    assertThat(comparison.high()).isPositive();
  }

  @Test
  void refusesAWorseCandidateButForTheMargin() {
    Comparison comparison = bootstrap.compare(right(200, 80), right(200, 75));
    assertThat(comparison.isNoWorseThan(0.01)).isFalse();
    assertThat(comparison.isNoWorseThan(0.10)).isTrue();
  }

  @Test
  void seesNoDifferenceOfAModelToItself() {
    Comparison comparison = bootstrap.compare(right(50, 60), right(50, 60));
    assertThat(comparison).isEqualTo(new Comparison(50, 0.6, 0.6, 0, 0, 1));
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    Comparison once = new PairedBootstrap(500, 3).compare(right(80, 50), right(80, 60));
    assertThat(new PairedBootstrap(500, 3).compare(right(80, 50), right(80, 60))).isEqualTo(once);
    assertThat(new PairedBootstrap(500, 4).compare(right(80, 50), right(80, 60)))
        .isNotEqualTo(once);
  }

  @Test
  void refusesPredictionsOfOtherSentences() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bootstrap.compare(right(3, 100), right(4, 100)))
        .withMessageContaining("baseline 3, candidate 4");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                bootstrap.compare(
                    List.of(Predictions.of(RIGHT, RIGHT)),
                    List.of(Predictions.of(RIGHT + " now", RIGHT + " now"))))
        .withMessageContaining("sentence 0");
  }

  /** Sentences of which so many in a hundred, the first ones, are right. */
  private static List<Prediction> right(int sentences, int percent) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < sentences; i++) {
      predictions.add(Predictions.of(RIGHT, i * 100 < sentences * percent ? RIGHT : WRONG));
    }
    return predictions;
  }
}
