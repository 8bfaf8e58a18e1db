package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.taipeinlu.RandomModels;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.text.Tokenizer;

class CellScorerTests {
  private static final int LABELS = RandomModels.LABELS.size();
  private static final List<String> SENTENCES =
      List.of(
          "go",
          "go to Taipei",
          "from elsewhere to Taipei now .",
          "to Taipei now . go from here to there ".repeat(5));

  static Stream<Arguments> kinds() {
    List<Arguments> all = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      for (boolean both : new boolean[] {false, true}) {
        for (List<Integer> cells : List.of(List.of(5), List.of(16, 9), List.of(7, 8, 3))) {
          all.add(Arguments.of(new NetworkKind(cell, both), cells));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void computeTheEquationsOfTheirKind(NetworkKind kind, List<Integer> cells) {
    // rounding adds up over units and layers
    double tolerance = 2e-5 * Math.sqrt(cells.stream().mapToInt(it -> it).sum());
    for (List<Manifest.Feature> features :
        List.of(RandomModels.features(), RandomModels.oneHotFeatures())) {
      Map<String, Matrix> weights = RandomModels.weights(kind, features, cells, 3);
      for (KernelKind kernel : KernelKind.values()) {
        SequenceScorer scorer =
            RandomModels.scorer(features, new Manifest.Network(kind.id(), cells), weights, kernel);
        for (String text : SENTENCES) {
          EncodedSentence sentence = encode(text);
          Scores scores = scorer.score(sentence);
          double[][] expected = WrittenOut.scores(sentence, kind, features, cells, weights);
          assertThat(scores.tokens()).isEqualTo(expected.length);
          for (int token = 0; token < expected.length; token++) {
            for (int label = 0; label < LABELS; label++) {
              assertThat(Math.abs(scores.at(token, label) - expected[token][label]))
                  .as("%s, token %d, label %d", text, token, label)
                  .isLessThan(tolerance);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void rememberWhatCameBeforeUnlessTheyAreDense(CellKind cell) {
    SequenceScorer scorer = scorer(new NetworkKind(cell, false));
    float afterGo = scorer.score(encode("go to taipei")).at(2, 1);
    float afterFrom = scorer.score(encode("from to taipei")).at(2, 1);
    assertThat(afterGo == afterFrom).isEqualTo(cell == CellKind.DENSE);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void lookAheadOnlyIfTheyReadBothWays(CellKind cell) {
    for (boolean both : new boolean[] {false, true}) {
      SequenceScorer scorer = scorer(new NetworkKind(cell, both));
      float beforeNow = scorer.score(encode("go to taipei now")).at(0, 1);
      float beforeFrom = scorer.score(encode("go to taipei from")).at(0, 1);
      assertThat(beforeNow != beforeFrom).isEqualTo(both && cell != CellKind.DENSE);
    }
  }

  private static SequenceScorer scorer(NetworkKind kind) {
    List<Integer> cells = List.of(6);
    return RandomModels.scorer(
        RandomModels.features(),
        new Manifest.Network(kind.id(), cells),
        RandomModels.weights(kind, RandomModels.features(), cells, 4),
        KernelKind.fastest());
  }

  @Test
  void giveNoScoresForNoTokens() {
    assertThat(scorer(new NetworkKind(CellKind.GRU, true)).score(encode("")).tokens()).isZero();
  }

  @Test
  void refuseWeightsOfAnotherKind() {
    NetworkKind gru = new NetworkKind(CellKind.GRU, true);
    NetworkKind elman = new NetworkKind(CellKind.ELMAN, true);
    List<Integer> cells = List.of(6);
    Map<String, Matrix> weights = RandomModels.weights(gru, RandomModels.features(), cells, 4);
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(
            () ->
                RandomModels.scorer(
                    RandomModels.features(),
                    new Manifest.Network(elman.id(), cells),
                    weights,
                    KernelKind.SCALAR))
        .withMessageContaining("elman.0.forward.input");
  }

  @Test
  void haveNamesThatAreReadBack() {
    List<String> names = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      for (boolean both : new boolean[] {false, true}) {
        NetworkKind kind = new NetworkKind(cell, both);
        assertThat(NetworkKind.ofId(kind.id())).isEqualTo(kind);
        names.add(kind.id());
      }
    }
    assertThat(names).contains("dense", "gru", "bigru", "bilstm", "bilstm-peephole", "bielman");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NetworkKind.ofId("transformer"))
        .withMessageContaining("unknown network kind \"transformer\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CellKind.ofId("transformer"))
        .withMessageContaining(
            String.join(", ", Arrays.stream(CellKind.values()).map(CellKind::id).toList()));
  }

  private static EncodedSentence encode(String text) {
    return RandomModels.encoder().encode(new Tokenizer().tokenize(text), text);
  }
}
