package org.taipeinlu.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.network.Scores;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.text.Tokenizer;

class TaggerNetworkTests {
  private static final List<String> LABEL_NAMES = List.of("O", "B-a", "I-a", "B-b", "I-b");
  private static final int LABELS = LABEL_NAMES.size();
  private static final List<String> WORDS =
      List.of(Vocabulary.UNKNOWN_ENTRY, "go", "to", "taipei", "from", "tainan", "now");
  private static final FeatureEncoder ENCODER =
      new FeatureEncoder(
          List.of(
              new FeatureEncoder.Column(FeatureKind.WORD, new Vocabulary(WORDS)),
              new FeatureEncoder.Column(
                  FeatureKind.SHAPE,
                  new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "x", "Xx", "X")))),
          Optional.of(
              new CharacterEncoder(
                  new Vocabulary(
                      List.of(Vocabulary.UNKNOWN_ENTRY, "<padding>", "a", "e", "i", "n", "o", "t")),
                  6)),
          Optional.empty());

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @ParameterizedTest
  @CsvSource({"1, SCALAR", "2, SCALAR", "3, SCALAR", "1, VECTOR", "2, VECTOR", "3, VECTOR"})
  void givesTheSameProbabilitiesAsTheEngine(int layers, KernelKind kernel) {
    assertThat(compareWithEngine(shape(layers), kernel, sentences())).isGreaterThan(10_000);
  }

  @ParameterizedTest
  @CsvSource({
    "dense, 1, false",
    "dense, 2, true",
    "elman, 1, false",
    "bielman, 2, true",
    "jordan, 3, false",
    "bijordan, 1, true",
    "lstm, 1, false",
    "lstm, 2, true",
    "bilstm, 1, true",
    "lstm-peephole, 1, true",
    "bilstm-peephole, 2, false",
    "lstm-coupled, 2, true",
    "bilstm-coupled, 1, false",
    "gru, 1, false",
    "bigru, 2, false",
    "bigru, 3, true"
  })
  void givesTheSameProbabilitiesAsTheEngineWhateverItsKind(
      String kind, int layers, boolean oneHot) {
    TaggerShape shape = shape(NetworkKind.ofId(kind), layers, oneHot);
    assertThat(compareWithEngine(shape, KernelKind.fastest(), shortSentences())).isGreaterThan(500);
  }

  private static int compareWithEngine(
      TaggerShape shape, KernelKind kernel, List<EncodedSentence> sentences) {
    TaggerNetwork network = trained(shape, sentences);
    SequenceScorer engine = engine(network, shape, kernel);
    List<Scores> together = engine.scoreAll(sentences);
    int compared = 0;
    for (int i = 0; i < sentences.size(); i++) {
      double[][] expected = network.probabilities(List.of(sentences.get(i))).get(0);
      compared += compare(engine.score(sentences.get(i)), expected);
      compared += compare(together.get(i), expected);
    }
    return compared;
  }

  private static int compare(Scores scores, double[][] expected) {
    for (int token = 0; token < expected.length; token++) {
      double[] probabilities = scores.probabilities(token);
      for (int label = 0; label < LABELS; label++) {
        assertThat(Math.abs(probabilities[label] - expected[token][label]))
            .isLessThanOrEqualTo(1e-5);
      }
    }
    return expected.length * LABELS;
  }

  @Test
  void givesTheSameAloneAndInABatch() {
    TaggerNetwork network = trained(shape(2));
    List<EncodedSentence> batch = List.of(encode("go to Taipei"), encode("now from Tainan"));
    List<double[][]> together = network.probabilities(batch);
    for (int i = 0; i < batch.size(); i++) {
      double[][] alone = network.probabilities(List.of(batch.get(i))).get(0);
      for (int token = 0; token < alone.length; token++) {
        for (int label = 0; label < LABELS; label++) {
          assertThat(Math.abs(together.get(i)[token][label] - alone[token][label]))
              .isLessThan(1e-6);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bilstm",
        "dense",
        "elman",
        "bijordan",
        "lstm-peephole",
        "bilstm-coupled",
        "bigru",
        "gru"
      })
  void isTheSameNetworkAfterSavingAndRestoring(String kind) throws IOException {
    TaggerShape shape = shape(NetworkKind.ofId(kind), 1, false);
    TaggerNetwork network = trained(shape);
    byte[] saved = network.toBytes(true);
    assertThat(TaggerNetwork.ofBytes(saved, shape, ENCODER.characters()).toBytes(true))
        .isEqualTo(saved);
  }

  @Test
  void refusesASavedNetworkOfAnotherShape() throws IOException {
    byte[] saved = trained(shape(1)).toBytes(false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaggerNetwork.ofBytes(saved, shape(2), ENCODER.characters()))
        .withMessageContaining("this training needs");
  }

  @Test
  void refusesABatchOfSeveralLengths() {
    List<EncodedSentence> sentences = List.of(encode("go to Taipei"), encode("go"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batch(sentences, List.of(new int[3], new int[1])))
        .withMessageContaining("must have one length");
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void learnsSoThatTheLossFalls(CellKind cell) {
    TaggerShape shape = shape(new NetworkKind(cell, true), 1, false);
    TaggerNetwork network = TaggerNetwork.create(shape, ENCODER.characters(), 0.02, 3);
    Batch batch = new Batch(List.of(encode("go to Taipei")), List.of(new int[] {0, 0, 1}));
    double first = network.fit(batch);
    double last = first;
    for (int i = 0; i < 60; i++) {
      last = network.fit(batch);
    }
    assertThat(last).isLessThan(first / 4);
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void changesNoWeightWithASmallStepSizeWhateverItBeganWith(CellKind cell) {
    TaggerShape shape = shape(new NetworkKind(cell, true), 2, false);
    TaggerNetwork network = TaggerNetwork.create(shape, ENCODER.characters(), 0.02, 3);
    Batch batch = new Batch(List.of(encode("go to Taipei")), List.of(new int[] {0, 0, 1}));
    network.fit(batch);
    Map<String, Matrix> before = network.weights();
    network.setLearningRate(1e-9);
    network.fit(batch);
    network
        .weights()
        .forEach(
            (name, weights) ->
                assertThat(weights.values())
                    .as(name)
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(Objects.requireNonNull(before.get(name)).values()));
    assertThat(before).hasSizeGreaterThan(8);
  }

  @Test
  void keepsARunningAverageOfItsWeights() {
    TaggerNetwork network = TaggerNetwork.create(shape(1), ENCODER.characters(), 0.02, 3);
    Batch batch = new Batch(List.of(encode("go to Taipei")), List.of(new int[] {0, 0, 1}));
    network.fit(batch);
    network.average(0.1);
    Map<String, Matrix> first = network.weights();
    network.fit(batch);
    network.average(0.1);
    Map<String, Matrix> second = network.weights();
    network
        .outcome(false)
        .weights()
        .forEach(
            (name, average) -> {
              float[] a = Objects.requireNonNull(first.get(name)).values();
              float[] b = Objects.requireNonNull(second.get(name)).values();
              float[] expected = new float[a.length];
              for (int i = 0; i < a.length; i++) {
                expected[i] = 0.1f * a[i] + 0.9f * b[i];
              }
              assertThat(average.values())
                  .as(name)
                  .usingComparatorWithPrecision(1e-6f)
                  .containsExactly(expected);
            });
    assertThat(first).hasSizeGreaterThan(8);
  }

  private static TaggerShape shape(int layers) {
    return shape(NetworkKind.ofId(Manifest.Network.BILSTM), layers, false);
  }

  private static TaggerShape shape(NetworkKind kind, int layers, boolean oneHot) {
    return new TaggerShape(
        List.of(
            new TaggerShape.Input("word", WORDS.size(), oneHot ? 0 : 6, true),
            new TaggerShape.Input("shape", 4, oneHot ? 0 : 3, true)),
        Optional.of(new TaggerShape.Characters(8, 4, 5, 6)),
        kind,
        List.of(7, 6, 5).subList(0, layers),
        LABELS,
        layers % 2 == 1,
        new TaggerShape.Dropout(0.1, 0.1, 0.1),
        5);
  }

  private static TaggerNetwork trained(TaggerShape shape) {
    return trained(shape, shortSentences());
  }

  private static TaggerNetwork trained(TaggerShape shape, List<EncodedSentence> sentences) {
    TaggerNetwork network = TaggerNetwork.create(shape, ENCODER.characters(), 0.05, 1);
    Random random = new Random(1);
    for (EncodedSentence sentence : sentences) {
      int[] tags = random.ints(sentence.length(), 0, LABELS).toArray();
      network.fit(new Batch(List.of(sentence), List.of(tags)));
    }
    return network;
  }

  private static SequenceScorer engine(
      TaggerNetwork network, TaggerShape shape, KernelKind kernel) {
    List<Manifest.Feature> features =
        shape.inputs().stream()
            .map(input -> new Manifest.Feature(input.name(), input.vocabulary(), input.dimension()))
            .toList();
    Manifest.Network sizes =
        new Manifest.Network(
            shape.kind().id(),
            shape.cells(),
            shape.crf() ? Manifest.Network.CRF : Manifest.Network.SOFTMAX,
            shape
                .characters()
                .map(
                    c ->
                        new Manifest.Characters(
                            c.alphabet(), c.dimension(), c.filters(), c.row())));
    LabelSet labels = new LabelSet(LABEL_NAMES);
    return ModelBundle.engine(ENCODER, features, sizes, labels, network.weights(), kernel).scorer();
  }

  private static List<EncodedSentence> sentences() {
    Random random = new Random(2);
    List<EncodedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word <= i / 2; word++) {
        String known = WORDS.get(1 + random.nextInt(WORDS.size() - 1));
        text.append(random.nextInt(4) == 0 ? known + "ination" : known).append(' ');
      }
      sentences.add(encode(text.toString()));
    }
    sentences.add(encode("go to Taipei now ".repeat(25)));
    sentences.add(encode("from Tainan to Taipei ".repeat(128)));
    return sentences;
  }

  private static List<EncodedSentence> shortSentences() {
    return sentences().subList(0, 16);
  }

  private static EncodedSentence encode(String text) {
    return ENCODER.encode(new Tokenizer().tokenize(text), text);
  }
}
