package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.RandomModels;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.text.Tokenizer;

class BiLstmScorerTests {
  private static final int LABELS = RandomModels.LABELS.size();

  @ParameterizedTest
  @ValueSource(strings = {"1", "4", "6", "8", "13", "16", "25", "64", "6,5", "8,4,7"})
  void equalsTheEquationsWrittenOutInDoubles(String sizes) {
    List<Integer> cells = List.of(sizes.split(",")).stream().map(Integer::valueOf).toList();
    Map<String, Matrix> weights = RandomModels.weights(cells, 3);
    for (KernelKind kind : KernelKind.values()) {
      SequenceScorer scorer = RandomModels.scorer(cells, weights, kind);
      for (int length = 1; length <= 40; length += 3) {
        EncodedSentence sentence = sentence(length, length);
        compare(scorer.score(sentence), writtenOut(sentence, cells, weights), cells.get(0));
      }
    }
  }

  private static void compare(Scores scores, double[][] expected, int cells) {
    for (int token = 0; token < expected.length; token++) {
      for (int label = 0; label < LABELS; label++) {
        assertThat(Math.abs(scores.at(token, label) - expected[token][label]))
            .isLessThan(2e-5 * Math.sqrt(cells));
      }
    }
  }

  private static double[][] writtenOut(
      EncodedSentence sentence, List<Integer> cells, Map<String, Matrix> weights) {
    double[][] x = new double[sentence.length()][7];
    for (int t = 0; t < x.length; t++) {
      for (int i = 0; i < 7; i++) {
        x[t][i] =
            i < 5
                ? at(weights, "embedding.word", sentence.id(t, 0), i)
                : at(weights, "embedding.shape", sentence.id(t, 1), i - 5);
      }
    }
    for (int layer = 0; layer < cells.size(); layer++) {
      int size = cells.get(layer);
      double[][] h = new double[x.length][2 * size];
      direction(weights, "lstm." + layer + ".forward", x, size, false, h);
      direction(weights, "lstm." + layer + ".backward", x, size, true, h);
      x = h;
    }
    double[][] y = new double[x.length][LABELS];
    for (int t = 0; t < x.length; t++) {
      for (int l = 0; l < LABELS; l++) {
        y[t][l] = at(weights, "output.bias", 0, l);
        for (int i = 0; i < x[t].length; i++) {
          y[t][l] += x[t][i] * at(weights, "output.weight", i, l);
        }
      }
    }
    return y;
  }

  private static void direction(
      Map<String, Matrix> weights,
      String name,
      double[][] x,
      int size,
      boolean back,
      double[][] h) {
    double[] c = new double[size];
    double[] before = new double[size];
    for (int step = 0; step < x.length; step++) {
      int t = back ? x.length - 1 - step : step;
      double[] z = new double[4 * size];
      for (int k = 0; k < z.length; k++) {
        z[k] = at(weights, name + ".bias", 0, k);
        for (int i = 0; i < x[t].length; i++) {
          z[k] += x[t][i] * at(weights, name + ".input", i, k);
        }
        for (int j = 0; j < size; j++) {
          z[k] += before[j] * at(weights, name + ".recurrent", j, k);
        }
      }
      for (int j = 0; j < size; j++) {
        c[j] = sigmoid(z[size + j]) * c[j] + sigmoid(z[3 * size + j]) * Math.tanh(z[j]);
        before[j] = sigmoid(z[2 * size + j]) * Math.tanh(c[j]);
        h[t][j + (back ? size : 0)] = before[j];
      }
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double at(Map<String, Matrix> weights, String name, int row, int column) {
    Matrix matrix = weights.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException(name);
    }
    return matrix.values()[row * matrix.columns() + column];
  }

  @Test
  void lookBothWays() {
    SequenceScorer scorer = scorer(List.of(6), RandomModels.weights(List.of(6), 4));
    Scores scores = scorer.score(encode("go to taipei now"));
    assertThat(scorer.score(encode("go to taipei from")).at(0, 1)).isNotEqualTo(scores.at(0, 1));
    assertThat(scorer.score(encode("from to taipei now")).at(3, 1)).isNotEqualTo(scores.at(3, 1));
  }

  @Test
  void answersAlikeInEveryThread() throws Exception {
    SequenceScorer scorer = scorer(List.of(16), RandomModels.weights(List.of(16), 5));
    Callable<List<Float>> work =
        () -> {
          List<Float> all = new ArrayList<>();
          for (int i = 1; i < 100; i++) {
            all.add(scorer.score(sentence(1 + i % 30, i)).at(0, i % LABELS));
          }
          return all;
        };
    List<Float> expected = work.call();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<List<Float>> answer : threads.invokeAll(Collections.nCopies(8, work))) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void refusesWeightsThatDoNotFit() {
    Map<String, Matrix> weights = RandomModels.weights(List.of(6), 4);
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> scorer(List.of(7), weights))
        .withMessageContaining("lstm.0.forward.input");
  }

  private static SequenceScorer scorer(List<Integer> cells, Map<String, Matrix> weights) {
    return RandomModels.scorer(cells, weights, KernelKind.fastest());
  }

  private static EncodedSentence sentence(int length, long seed) {
    List<String> words = List.of("to", "taipei", "Go", "from", "now", ".", "elsewhere");
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return encode(text.toString());
  }

  private static EncodedSentence encode(String text) {
    return RandomModels.encoder().encode(new Tokenizer().tokenize(text), text);
  }
}
