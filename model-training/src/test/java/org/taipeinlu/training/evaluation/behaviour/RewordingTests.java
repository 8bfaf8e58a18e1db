package org.taipeinlu.training.evaluation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.training.evaluation.Predictions;

class RewordingTests {
  private static final SwapSlots ENDS = new SwapSlots("arrival", "departure");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence | with its places exchanged
          from [Rome](departure) to [New York](arrival) | from [New York](departure) to [Rome](arrival)
          [Oslo](arrival) [at 9](time) from [Bonn](departure)! | [Bonn](arrival) [at 9](time) from [Oslo](departure)!
          to [Rome](arrival) | to [Rome](arrival)
          [Rome](arrival), [Oslo](arrival), [Bonn](departure) | [Rome](arrival), [Oslo](arrival), [Bonn](departure)
          """)
  void exchangesThePlacesOfATripAndKeepsTheSlotsInPlace(String sentence, String exchanged) {
    assertThat(Rewording.swapped(Predictions.parse(sentence), ENDS).inline()).isEqualTo(exchanged);
  }

  @Test
  void refusesToSwapASlotWithItself() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SwapSlots("arrival", "arrival"));
  }
}
