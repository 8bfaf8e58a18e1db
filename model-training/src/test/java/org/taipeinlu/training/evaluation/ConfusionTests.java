package org.taipeinlu.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTests {

  @Test
  void countsWhatWasFoundInPlaceOfWhatWasExpected() {
    Confusion confusion =
        confusion(
            Predictions.of("to [Rome](arrival)", "to [Rome](departure)"),
            Predictions.of("to [Rome](arrival)", "to [Rome](arrival)"));
    assertThat(confusion.cell("arrival", "departure")).isEqualTo(new Confusion.Cell(1, 0));
    assertThat(confusion.cell("arrival", "arrival")).isEqualTo(new Confusion.Cell(1, 0));
    assertThat(confusion.cell("departure", "arrival").spans()).isZero();
    assertThat(confusion.slots()).containsExactly("arrival", "departure");
  }

  @Test
  void countsWhatIsMissingAndWhatIsTooMuchAgainstNothing() {
    Confusion confusion = confusion(Predictions.of("[Rome](arrival) now", "Rome [now](time)"));
    assertThat(confusion.cell("arrival", Confusion.NONE).spans()).isEqualTo(1);
    assertThat(confusion.cell(Confusion.NONE, "time").spans()).isEqualTo(1);
  }

  @Test
  void tellsOtherBordersFromAnotherSlot() {
    Confusion confusion =
        confusion(Predictions.of("to [San Jose](arrival)", "to San [Jose](arrival)"));
    assertThat(confusion.cell("arrival", "arrival")).isEqualTo(new Confusion.Cell(1, 1));
    assertThat(confusion.cell("arrival", Confusion.NONE).spans()).isZero();
  }

  @Test
  void pairsASpanWithOneThatHasItsBordersOrElseSharesMost() {
    Confusion confusion =
        confusion(Predictions.of("[New York City](arrival)", "[New](time) [York City](departure)"));
    assertThat(confusion.cell("arrival", "departure")).isEqualTo(new Confusion.Cell(1, 1));
    assertThat(confusion.cell(Confusion.NONE, "time").spans()).isEqualTo(1);
  }

  private static Confusion confusion(Prediction... predictions) {
    return Confusion.of(List.of(predictions));
  }
}
