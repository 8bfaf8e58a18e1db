package org.taipeinlu.training.evaluation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.Prediction;
import org.taipeinlu.training.evaluation.Predictions;

class BehaviourEvaluatorTests {
  private static final Evaluator MODEL =
      new Evaluator(ModelBundle.read(BundleFiles.of(Path.of("../data/models/default"))));
  private static final List<LabelledSentence> SENTENCES =
      List.of(
          Predictions.parse("I fly from [Rome](departure) to [Oslo](arrival)."),
          Predictions.parse("take me to [Berlin](arrival)"),
          Predictions.parse("thank you"),
          Predictions.parse("我想從[台北](departure)到[花蓮](arrival)"));

  @Test
  void measuresOnlyTheSentencesThatAChangeChanges() {
    BehaviourScores scores = evaluate(1);
    assertThat(scores.changes())
        .extracting(change -> change.name() + " " + change.sentences())
        .containsExactly(
            "arrival and departure exchanged 2",
            "invented names 3",
            "lower case 2",
            "capitals 3",
            "no punctuation 1",
            "a typo outside of slots 3");
    BehaviourScores.Change exchanged = scores.changes().get(0);
    assertThat(exchanged.before()).isEqualTo(1);
    assertThat(exchanged.after()).isEqualTo(1);
    assertThat(exchanged.kept()).isEqualTo(1);
  }

  @Test
  void makesTheSameOfTheSameSeed() {
    assertThat(evaluate(5)).isEqualTo(evaluate(5));
  }

  @Test
  void comparesWithWhatWasFoundBefore() {
    LabelledSentence sentence =
        Predictions.parse("I fly from [Rome](departure) to [Oslo](arrival).");
    // as if the model had found nothing but one wrong place in the sentence as it is
    Prediction blind =
        Predictions.of(sentence.inline(), "I fly from [Rome](arrival) to Oslo.", 0.5);
    Prediction quiet = Predictions.of("thank you", "thank you");
    Prediction eager = Predictions.of("good day", "[good](arrival) day", 0.5);
    BehaviourScores scores =
        new BehaviourEvaluator(MODEL, new SwapSlots("arrival", "departure"), 1)
            .evaluate(List.of(blind, quiet, eager));
    BehaviourScores.Change exchanged = scores.changes().get(0);
    assertThat(exchanged.before()).isZero();
    assertThat(exchanged.after()).isEqualTo(1);
    assertThat(exchanged.drop()).isEqualTo(-1);
    assertThat(exchanged.kept()).isZero(); // it was wrong before: nothing to keep
    assertThat(scores.nothingWronglyFilled()).isEqualTo(1.0 / 3);
    assertThat(scores.withoutSlots()).isEqualTo(2);
    assertThat(scores.withoutSlotsLeftEmpty()).isEqualTo(0.5);
    assertThat(scores.expectedCalibrationError()).isEqualTo(0.5);
  }

  private static BehaviourScores evaluate(long seed) {
    return new BehaviourEvaluator(MODEL, new SwapSlots("arrival", "departure"), seed)
        .evaluate(MODEL.predict(SENTENCES));
  }
}
