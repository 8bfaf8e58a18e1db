package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.RandomModels;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.text.Tokenizer;

/** The kernels beside each other; the equations are held by {@link BiLstmScorerTests}. */
class KernelTests {
  private static final int LABELS = RandomModels.LABELS.size();
  private static final int[] LENGTHS = {1, 2, 3, 5, 8, 11, 30, 31, 100, 257, 512};

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "3", "4", "7", "8", "9", "15", "16", "17", "31", "33", "64", "100", "128"})
  void agreeAtEverySize(String cells) {
    compare(List.of(Integer.valueOf(cells)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6,5", "16,32", "8,4,7", "33,16,17"})
  void agreeThroughSeveralLayers(String cells) {
    compare(List.of(cells.split(",")).stream().map(Integer::valueOf).toList());
  }

  /** Sizes of which the gates fill whole panels of every width, and such that do not. */
  @ParameterizedTest
  @ValueSource(strings = {"5", "16", "48", "128", "160", "16,32", "16,5"})
  void agreeOnWeightsOfHalfTheBits(String cells) {
    List<Integer> layers = List.of(cells.split(",")).stream().map(Integer::valueOf).toList();
    Map<String, Matrix> weights = RandomModels.weights(layers, 11);
    weights.replaceAll((name, matrix) -> RandomModels.rounded(matrix));
    compare(layers, weights);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 48, 160})
  void keepWeightsOfHalfTheBitsInPairs(int cells) {
    Matrix whole = recurrent(cells);
    Matrix half = RandomModels.rounded(whole);
    Kernel vector = KernelKind.VECTOR.kernel();
    assertThat(vector.packRecurrent(half, half).forward().paired()).isTrue();
    assertThat(vector.packRecurrent(half, whole).forward().paired()).isFalse();
    assertThat(vector.packRecurrent(half, almost(half)).backward().paired()).isFalse();
  }

  @Test
  void keepNoPairsWhereTheGatesFillNoPanels() {
    Matrix half = RandomModels.rounded(recurrent(5));
    assertThat(KernelKind.VECTOR.kernel().packRecurrent(half, half).forward().paired()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> PackedMatrix.pairs(half, 8, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> PackedMatrix.pairs(recurrent(16), 8, 4));
  }

  private static Matrix recurrent(int cells) {
    return Objects.requireNonNull(
        RandomModels.weights(List.of(cells), 11).get("lstm.0.forward.recurrent"));
  }

  @Test
  void giveTheSameSumsInWholeAndInHalfTheBits() {
    List<Integer> cells = List.of(32);
    Map<String, Matrix> half = RandomModels.weights(cells, 11);
    half.replaceAll((name, matrix) -> RandomModels.rounded(matrix));
    Map<String, Matrix> whole = new LinkedHashMap<>(half);
    whole.computeIfPresent("lstm.0.forward.recurrent", (name, matrix) -> almost(matrix));
    assertSame(
        sentences(LENGTHS).stream().map(scorer(KernelKind.VECTOR, cells, whole)::score).toList(),
        sentences(LENGTHS).stream().map(scorer(KernelKind.VECTOR, cells, half)::score).toList());
  }

  /** With one number that half the bits cannot hold, none are stored so. */
  private static Matrix almost(Matrix matrix) {
    float[] values = matrix.values().clone();
    values[0] = Math.nextUp(values[0]);
    return new Matrix(matrix.rows(), matrix.columns(), values);
  }

  private static void compare(List<Integer> cells) {
    compare(cells, RandomModels.weights(cells, 11));
  }

  private static void compare(List<Integer> cells, Map<String, Matrix> weights) {
    SequenceScorer scalar = scorer(KernelKind.SCALAR, cells, weights);
    SequenceScorer vector = scorer(KernelKind.VECTOR, cells, weights);
    List<EncodedSentence> sentences = sentences(LENGTHS);
    List<Scores> expected = sentences.stream().map(scalar::score).toList();
    assertSame(expected, sentences.stream().map(vector::score).toList());
    assertSame(expected, vector.scoreAll(sentences));
    assertSame(expected, scalar.scoreAll(sentences));
  }

  @ParameterizedTest
  @EnumSource(KernelKind.class)
  void scoreAnyNumberOfSentencesTogetherAsAlone(KernelKind kind) {
    SequenceScorer scorer = scorer(kind, List.of(12), RandomModels.weights(List.of(12), 5));
    for (int count = 0; count <= 9; count++) {
      List<EncodedSentence> sentences =
          sentences(IntStream.range(0, count).map(i -> (7 * i + 3) % 6).toArray());
      assertSame(sentences.stream().map(scorer::score).toList(), scorer.scoreAll(sentences));
    }
  }

  @ParameterizedTest
  @EnumSource(KernelKind.class)
  void answerAlikeInManyThreads(KernelKind kind) throws Exception {
    SequenceScorer scorer = scorer(kind, List.of(16), RandomModels.weights(List.of(16), 5));
    List<EncodedSentence> sentences = sentences(LENGTHS);
    List<Scores> expected = sentences.stream().map(scorer::score).toList();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<List<Scores>>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        boolean together = i % 2 == 0;
        answers.add(
            threads.submit(
                () ->
                    together
                        ? scorer.scoreAll(sentences)
                        : sentences.stream().map(scorer::score).toList()));
      }
      for (Future<List<Scores>> answer : answers) {
        assertSame(expected, answer.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(KernelKind.class)
  void allocateNothingButTheAnswer(KernelKind kind) throws JMException {
    SequenceScorer scorer = scorer(kind, List.of(32), RandomModels.weights(List.of(32), 5));
    EncodedSentence sentence = sentences(11).get(0);
    long answer = 11L * LABELS * Float.BYTES;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 40 && least > 2 * answer; round++) {
      long before = allocated();
      for (int i = 0; i < 500; i++) {
        scorer.score(sentence);
      }
      least = Math.min(least, (allocated() - before) / 500);
    }
    assertThat(least).isBetween(answer, 2 * answer);
  }

  private static long allocated() throws JMException {
    return (Long)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                "getThreadAllocatedBytes",
                new Object[] {Thread.currentThread().getId()},
                new String[] {"long"});
  }

  @Test
  void areChosenByWhatTheJvmOffers() {
    boolean wide = KernelKind.VECTOR.kernel().roomFor(1) > 4;
    assertThat(KernelKind.fastest()).isEqualTo(wide ? KernelKind.VECTOR : KernelKind.SCALAR);
  }

  private static void assertSame(List<Scores> expected, List<Scores> actual) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).tokens()).isEqualTo(expected.get(i).tokens());
      for (int token = 0; token < expected.get(i).tokens(); token++) {
        for (int label = 0; label < LABELS; label++) {
          float difference = expected.get(i).at(token, label) - actual.get(i).at(token, label);
          assertThat(Math.abs(difference))
              .as("sentence %d, token %d, label %d", i, token, label)
              .isLessThan(1e-5f);
        }
      }
    }
  }

  private static SequenceScorer scorer(
      KernelKind kind, List<Integer> cells, Map<String, Matrix> weights) {
    return RandomModels.scorer(cells, weights, kind);
  }

  private static List<EncodedSentence> sentences(int... lengths) {
    List<String> words = List.of("to", "taipei", "Go", "from", "now", ".", "elsewhere");
    Random random = new Random(7);
    List<EncodedSentence> sentences = new ArrayList<>();
    for (int length : lengths) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      String string = text.toString();
      sentences.add(RandomModels.encoder().encode(new Tokenizer().tokenize(string), string));
    }
    return sentences;
  }
}
