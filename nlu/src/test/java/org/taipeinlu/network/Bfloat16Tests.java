package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;

class Bfloat16Tests {

  @Property
  void isNeverFurtherThanHalfAStep(@ForAll @FloatRange(min = -1e30f, max = 1e30f) float value) {
    float nearest = Bfloat16.nearest(value);
    assertThat(Math.abs(nearest - value)).isLessThanOrEqualTo(Math.abs(value) / 256 + 1e-38f);
    assertThat(Bfloat16.holdsAll(new float[] {nearest})).isTrue();
  }

  @Property
  void comesBackFromItsBitsAsItWas(@ForAll short bits) {
    float value = Bfloat16.ofBits(bits);
    assertThat(Bfloat16.bits(value)).isEqualTo(bits);
  }

  @Test
  void takesTheEvenOneOfTwoAsNear() {
    assertThat(Bfloat16.nearest(1 + 1 / 256f)).isEqualTo(1);
    assertThat(Bfloat16.nearest(1 + 3 / 256f)).isEqualTo(1 + 4 / 256f);
  }

  @Test
  void knowsWhatItCannotHold() {
    assertThat(Bfloat16.holdsAll(new float[] {1, 0.5f, 1.01f})).isFalse();
    assertThat(Bfloat16.holdsAll(new float[] {1, 0.5f, -0f})).isTrue();
  }
}
