package org.taipeinlu.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTests {
  private static final String RIGHT = "to [Rome](arrival)";
  private static final String WRONG = "to [Rome](departure)";

  @Test
  void weighsTheDistanceOfConfidenceAndAccuracyByTheSpans() {
    Calibration calibration =
        Calibration.of(
            List.of(
                Predictions.of(RIGHT, RIGHT, 0.95),
                Predictions.of(RIGHT, RIGHT, 0.93),
                Predictions.of(RIGHT, WRONG, 0.91),
                Predictions.of(RIGHT, WRONG, 0.55)));
    Calibration.Bin last = calibration.bins().get(9);
    assertThat(last.spans()).isEqualTo(3);
    assertThat(last.confidence()).isCloseTo(0.93, within(1e-12));
    assertThat(last.accuracy()).isCloseTo(2.0 / 3, within(1e-12));
    // by hand: (3 × |0.93 − 2/3| + 1 × |0.55 − 0|) / 4
    assertThat(calibration.expectedError()).isCloseTo((2.79 - 2 + 0.55) / 4, within(1e-12));
  }

  @Test
  void putsFullConfidenceInTheLastBin() {
    Calibration calibration = Calibration.of(List.of(Predictions.of(RIGHT, RIGHT, 1)));
    assertThat(calibration.bins()).hasSize(10);
    assertThat(calibration.bins().get(9).spans()).isEqualTo(1);
    assertThat(calibration.expectedError()).isZero();
  }

  @Test
  void hasNoErrorWithoutSpans() {
    assertThat(Calibration.of(List.of()).expectedError()).isZero();
  }
}
