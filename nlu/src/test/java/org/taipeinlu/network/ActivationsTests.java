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
      assertThat(Math.abs(tanh(x) - Math.tanh(x))).isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {100, 1e4f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void levelOffFarFromZero(float x) {
    assertThat(tanh(x)).isCloseTo(1, within(1e-6f));
    assertThat(tanh(-x)).isCloseTo(-1, within(1e-6f));
  }

  @Test
  void leaveTheRestOfTheArrayAlone() {
    float[] values = {0.5f, 0.5f, 0.5f};
    Activations.tanh(values, 2);
    assertThat(values[1]).isCloseTo((float) Math.tanh(0.5), within(1e-6f));
    assertThat(values[2]).isEqualTo(0.5f);
  }

  private static float tanh(float x) {
    float[] value = {x};
    Activations.tanh(value, 1);
    return value[0];
  }
}
