package org.taipeinlu.training.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.text.Tokenizer;

class LearnerTests {
  private static final int LABELS = 3;
  private static final List<String> WORDS =
      List.of(Vocabulary.UNKNOWN_ENTRY, "go", "to", "taipei", "from", "tainan", "now");
  private static final FeatureEncoder ENCODER =
      new FeatureEncoder(
          List.of(new FeatureEncoder.Column(FeatureKind.WORD, new Vocabulary(WORDS))),
          Optional.empty(),
          Optional.empty());

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @ParameterizedTest
  @CsvSource({"bilstm, true, 2", "bilstm, false, 3", "bigru, true, 2"})
  void comesToTheSameWeightsOnSeveralThreadsAsOnOne(String kind, boolean crf, int threads) {
    TaggerShape shape = shape(NetworkKind.ofId(kind), crf, 0);
    TaggerNetwork expected = trained(shape, 1);
    TaggerNetwork actual = trained(shape, threads);
    assertThat(largestDifference(expected, actual)).isLessThan(1e-4f);
    assertThat(largestDifference(expected, untrained(shape))).isGreaterThan(0.01f);
  }

  @Test
  void givesTheSameLossOnSeveralThreadsAsOnOne() {
    TaggerShape shape = shape(NetworkKind.ofId("bilstm"), true, 0);
    Batch batch = batches().get(0);
    try (Learner one = new Learner(untrained(shape), 1);
        Learner three = new Learner(untrained(shape), 3)) {
      double loss = one.fit(batch);
      assertThat(Math.abs(three.fit(batch) - loss)).isLessThan(1e-5 * loss);
    }
  }

  @Test
  void makesTheSameChoicesOnceMore() {
    TaggerShape shape = shape(NetworkKind.ofId("bilstm"), true, 0.3);
    TaggerNetwork first = trained(shape, 2);
    assertThat(largestDifference(first, trained(shape, 2))).isZero();
    assertThat(largestDifference(first, trained(shape, 3))).isPositive();
  }

  private static TaggerNetwork trained(TaggerShape shape, int threads) {
    TaggerNetwork network = untrained(shape);
    try (Learner learner = new Learner(network, threads)) {
      learner.seed(5);
      for (Batch batch : batches()) {
        learner.fit(batch);
      }
    }
    return network;
  }

  private static TaggerNetwork untrained(TaggerShape shape) {
    return TaggerNetwork.create(shape, Optional.empty(), 0.01, 3);
  }

  private static float largestDifference(TaggerNetwork a, TaggerNetwork b) {
    float largest = 0;
    for (Map.Entry<String, Matrix> weights : a.weights().entrySet()) {
      float[] ours = weights.getValue().values();
      float[] theirs = Objects.requireNonNull(b.weights().get(weights.getKey())).values();
      for (int i = 0; i < ours.length; i++) {
        largest = Math.max(largest, Math.abs(ours[i] - theirs[i]));
      }
    }
    return largest;
  }

  private static TaggerShape shape(NetworkKind kind, boolean crf, double dropout) {
    return new TaggerShape(
        List.of(new TaggerShape.Input("word", WORDS.size(), 6, true)),
        Optional.empty(),
        kind,
        List.of(8),
        LABELS,
        crf,
        new TaggerShape.Dropout(dropout, dropout, dropout),
        5);
  }

  /** Batches of several lengths and sizes, some too small to be shared. */
  private static List<Batch> batches() {
    Random random = new Random(4);
    List<Batch> batches = new ArrayList<>();
    for (int size : List.of(32, 13, 3, 32, 1, 8)) {
      int length = 1 + random.nextInt(9);
      List<EncodedSentence> sentences = new ArrayList<>();
      List<int[]> tags = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        sentences.add(sentence(length, random));
        tags.add(random.ints(length, 0, LABELS).toArray());
      }
      batches.add(new Batch(sentences, tags));
    }
    return batches;
  }

  private static EncodedSentence sentence(int length, Random random) {
    String text =
        random.ints(length, 1, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    return ENCODER.encode(new Tokenizer().tokenize(text), text);
  }
}
