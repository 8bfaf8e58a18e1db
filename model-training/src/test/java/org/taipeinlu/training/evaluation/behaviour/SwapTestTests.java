package org.taipeinlu.training.evaluation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.Predictions;

class SwapTestTests {
  private static final Evaluator MODEL =
      new Evaluator(ModelBundle.read(BundleFiles.of(Path.of("../data/models/default"))));

  @Test
  void countsBothSlotsOfASentenceAsItIsAndExchanged() {
    LabelledSentence right = Predictions.parse("I fly from [Rome](departure) to [Oslo](arrival).");
    // labelled the wrong way round, so that a good model finds nothing that is asked for
    LabelledSentence wrong = Predictions.parse("I fly from [Rome](arrival) to [Oslo](departure).");
    LabelledSentence single = Predictions.parse("take me to [Berlin](arrival)");
    assertThat(test(right)).contains(new SwapTest(1, 1));
    assertThat(test(wrong)).contains(new SwapTest(1, 0));
    assertThat(test(right, single, wrong)).contains(new SwapTest(2, 0.5));
  }

  @Test
  void isEmptyWithoutSentencesOfBothSlots() {
    assertThat(test(Predictions.parse("take me to [Berlin](arrival)"))).isEmpty();
  }

  private static Optional<SwapTest> test(LabelledSentence... sentences) {
    return SwapTest.of(MODEL, new SwapSlots("arrival", "departure"), List.of(sentences));
  }
}
