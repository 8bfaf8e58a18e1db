package org.taipeinlu.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.training.corpus.LabelledSentence;

class CrossValidationTests {
  private final CrossValidation fourFolds = new CrossValidation(4, 1);

  @Test
  void testsEverySentenceOnceAndNeverOneThatWasLearned() {
    List<LabelledSentence> sentences = sentences(43);
    List<CrossValidation.Fold> folds = fourFolds.deal(sentences);
    assertThat(folds).hasSize(4);
    assertThat(folds.stream().flatMap(fold -> fold.test().stream()))
        .containsExactlyInAnyOrderElementsOf(sentences);
    for (CrossValidation.Fold fold : folds) {
      assertThat(fold.test()).hasSizeBetween(10, 11);
      assertThat(fold.validation()).isNotEmpty();
      assertThat(Stream.of(fold.train(), fold.validation(), fold.test()).flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(sentences);
    }
  }

  @Test
  void keepsSentencesOfTheSameTextTogether() {
    List<LabelledSentence> sentences = new ArrayList<>(sentences(12));
    sentences(12).forEach(sentence -> sentences.add(sentence.withId(sentence.id() + " again")));
    for (CrossValidation.Fold fold : fourFolds.deal(sentences)) {
      assertThat(texts(fold.train())).doesNotContainAnyElementsOf(texts(fold.test()));
      assertThat(texts(fold.train())).doesNotContainAnyElementsOf(texts(fold.validation()));
      assertThat(fold.test()).hasSize(6);
    }
  }

  @Test
  void dealsAnewWithAnotherSeed() {
    List<LabelledSentence> sentences = sentences(20);
    assertThat(new CrossValidation(4, 1).deal(sentences)).isEqualTo(fourFolds.deal(sentences));
    assertThat(new CrossValidation(4, 2).deal(sentences)).isNotEqualTo(fourFolds.deal(sentences));
  }

  @Test
  void measuresEachFoldWithItsOwnModel() throws IOException {
    Evaluator model =
        new Evaluator(ModelBundle.read(BundleFiles.of(Path.of("../data/models/default"))));
    List<Integer> asked = new ArrayList<>();
    CrossValidation.Result result =
        fourFolds.run(
            sentences(12),
            (fold, sentences) -> {
              asked.add(fold);
              return model;
            });
    assertThat(asked).containsExactly(1, 2, 3, 4);
    assertThat(result.all().scores().sentences()).isEqualTo(12);
    assertThat(result.meanF1()).isEqualTo(1);
    assertThat(result.deviationOfF1()).isZero();
  }

  @Test
  void refusesWhatCannotBeDealt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fourFolds.deal(sentences(5)))
        .withMessage("4 folds need at least 6 different texts; there are 5");
    assertThatIllegalArgumentException().isThrownBy(() -> new CrossValidation(1, 1));
  }

  private static List<LabelledSentence> sentences(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Predictions.parse("please, " + i + " tickets to [Rome](arrival)"))
        .toList();
  }

  private static Set<String> texts(List<LabelledSentence> sentences) {
    return sentences.stream().map(LabelledSentence::text).collect(Collectors.toSet());
  }
}
