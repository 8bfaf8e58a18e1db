package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationsTests {

  @Test
  void areWithinAMillionthOfTheExactValues() {
    for (int i = -400_000; i <= 400_000; i++) {
      float x = i * 1e-4f;
      assertThat(Math.abs(Activations.sigmoid(x) - 1 / (1 + Math.exp(-x)))).isLessThan(1e-6);
      assertThat(Math.abs(Activations.tanh(x) - Math.tanh(x))).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {100, 1e4f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void levelOffFarFromZero(float x) {
    assertThat(Activations.sigmoid(x)).isCloseTo(1, within(1e-6f));
    assertThat(Activations.sigmoid(-x)).isCloseTo(0, within(1e-6f));
    assertThat(Activations.tanh(x)).isCloseTo(1, within(1e-6f));
    assertThat(Activations.tanh(-x)).isCloseTo(-1, within(1e-6f));
  }
}
