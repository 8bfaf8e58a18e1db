package org.taipeinlu.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.CharacterConvolution;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.Scores;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Models in ONNX Runtime beside the engine that serves. */
class OnnxExportTests {
  private static final Path DATA = Path.of("../data");
  private static final int AT_ONCE = 16;

  @Test
  void scoresAsTheEngineDoes() throws OrtException, IOException {
    BundleFiles files = BundleFiles.of(DATA.resolve("models/default"));
    ModelBundle model = ModelBundle.read(files);
    List<EncodedSentence> sentences =
        InlineNotation.read(DATA.resolve("test/en.txt"), "en").stream()
            .map(LabelledSentence::text)
            .map(text -> model.encoder().encode(model.tokenizer().tokenize(text), text))
            .filter(sentence -> sentence.length() > 0)
            .toList();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    int compared = 0;
    try (OrtSession session = environment.createSession(OnnxExport.of(files))) {
      assertThat(session.getMetadata().getCustomMetadataValue("labels"))
          .hasValue(String.join(" ", model.manifest().labels()));
      for (int first = 0; first + AT_ONCE <= sentences.size(); first += AT_ONCE) {
        List<EncodedSentence> batch = sentences.subList(first, first + AT_ONCE);
        compared += compare(session, model.encoder(), model.scorer(), batch);
      }
    }
    assertThat(compared).isGreaterThan(20_000);
  }

  @Test
  void readsCharactersAndTellsTheTransitions() throws OrtException {
    Manifest manifest = spellingManifest();
    FeatureEncoder encoder = spellingEncoder();
    Map<String, Matrix> tensors = spellingTensors();
    SequenceScorer scorer =
        ModelBundle.engine(
                encoder,
                manifest.features(),
                manifest.network(),
                new LabelSet(manifest.labels()),
                tensors,
                KernelKind.SCALAR)
            .scorer();
    List<EncodedSentence> sentences =
        List.of(encode(encoder, "to Taipei or Tapei"), encode(encoder, "a verylongwordindeed"));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxExport.of(manifest, tensors))) {
      assertThat(session.getOutputNames()).containsExactly("scores", "transitions");
      assertThat(compare(session, encoder, scorer, sentences)).isEqualTo(6 * 3);
    }
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    Map<String, Matrix> tensors = spellingTensors();
    tensors.put("attention.weight", new Matrix(1, 1, new float[1]));
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> OnnxExport.of(spellingManifest(), tensors))
        .withMessageContaining("attention.weight");
  }

  @ParameterizedTest
  @CsvSource({"bigru, 4", "lstm, 4", "bilstm, 0"})
  void refusesOtherKindsOfNetworks(String kind, int dimension) {
    Manifest usual = spellingManifest();
    Manifest manifest =
        new Manifest(
            usual.formatVersion(),
            usual.name(),
            usual.id(),
            usual.created(),
            usual.languages(),
            usual.labels(),
            usual.slots(),
            usual.tokenizer(),
            List.of(new Manifest.Feature("word", 3, dimension)),
            new Manifest.Network(kind, List.of(7, 5)),
            usual.training(),
            usual.figures(),
            usual.files());
    assertThatExceptionOfType(InvalidBundleException.class)
        .isThrownBy(() -> OnnxExport.of(manifest, Map.of()))
        .withMessageContaining("only a network of kind bilstm with embeddings can be exported");
  }

  private static EncodedSentence encode(FeatureEncoder encoder, String text) {
    return encoder.encode(new Tokenizer().tokenize(text), text);
  }

  private static FeatureEncoder spellingEncoder() {
    Vocabulary words = new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "to", "taipei"));
    Vocabulary characters =
        new Vocabulary(
            List.of(Vocabulary.UNKNOWN_ENTRY, CharacterEncoder.PADDING_ENTRY, "t", "a", "e", "p"));
    return new FeatureEncoder(
        List.of(new FeatureEncoder.Column(FeatureKind.WORD, words)),
        Optional.of(new CharacterEncoder(characters, 8)),
        Optional.empty());
  }

  private static Manifest spellingManifest() {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "spelling",
        "",
        Instant.EPOCH,
        List.of("en"),
        List.of("O", "B-arrival", "I-arrival"),
        List.of(new Manifest.SlotType("arrival", Manifest.SlotType.PLACE)),
        "words-and-han",
        List.of(new Manifest.Feature("word", 3, 4)),
        new Manifest.Network(
            Manifest.Network.BILSTM,
            List.of(7, 5),
            Manifest.Network.CRF,
            Optional.of(new Manifest.Characters(6, 3, 9, 8))),
        new Manifest.Training("", 1, "none", "none", Map.of()),
        Map.of(),
        Map.of());
  }

  private static Map<String, Matrix> spellingTensors() {
    Random random = new Random(3);
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    tensors.put("embedding.word", matrix(random, 3, 4));
    tensors.put("character.embedding", matrix(random, 6, 3));
    tensors.put("character.filter", matrix(random, CharacterConvolution.WINDOW * 3, 9));
    tensors.put("character.bias", matrix(random, 1, 9));
    int inputs = 4 + 9;
    for (int layer = 0; layer < 2; layer++) {
      int cells = 7 - 2 * layer;
      for (String side : List.of("forward", "backward")) {
        String name = "lstm." + layer + "." + side;
        tensors.put(name + ".input", matrix(random, inputs, 4 * cells));
        tensors.put(name + ".recurrent", matrix(random, cells, 4 * cells));
        tensors.put(name + ".bias", matrix(random, 1, 4 * cells));
      }
      inputs = 2 * cells;
    }
    tensors.put("output.weight", matrix(random, inputs, 3));
    tensors.put("output.bias", matrix(random, 1, 3));
    tensors.put("transition.weight", matrix(random, 4, 3));
    return tensors;
  }

  private static Matrix matrix(Random random, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Matrix(rows, columns, values);
  }

  private static int compare(
      OrtSession session,
      FeatureEncoder encoder,
      SequenceScorer scorer,
      List<EncodedSentence> sentences)
      throws OrtException {
    Map<String, OnnxTensor> inputs = inputs(encoder, sentences);
    int compared = 0;
    try (OrtSession.Result result = session.run(inputs)) {
      float[][][] scores = (float[][][]) result.get(0).getValue();
      for (int i = 0; i < sentences.size(); i++) {
        Scores expected = scorer.score(sentences.get(i));
        for (int token = 0; token < expected.tokens(); token++) {
          compared += compareProbabilities(expected.probabilities(token), scores[token][i]);
        }
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
    return compared;
  }

  private static int compareProbabilities(double[] expected, float[] scores) {
    double[] actual = new Scores(scores, scores.length).probabilities(0);
    for (int label = 0; label < expected.length; label++) {
      assertThat(Math.abs(actual[label] - expected[label])).isLessThan(1e-5);
    }
    return expected.length;
  }

  private static Map<String, OnnxTensor> inputs(
      FeatureEncoder encoder, List<EncodedSentence> sentences) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    int longest = sentences.stream().mapToInt(EncodedSentence::length).max().orElseThrow();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    for (int feature = 0; feature < encoder.columns().size(); feature++) {
      long[][] ids = new long[longest][sentences.size()];
      for (int i = 0; i < sentences.size(); i++) {
        for (int token = 0; token < sentences.get(i).length(); token++) {
          ids[token][i] = sentences.get(i).id(token, feature);
        }
      }
      String kind = encoder.columns().get(feature).kind().id();
      inputs.put(kind, OnnxTensor.createTensor(environment, ids));
    }
    if (encoder.characters().isPresent()) {
      CharacterEncoder characters = encoder.characters().get();
      inputs.put(
          "characters",
          OnnxTensor.createTensor(environment, spelt(characters, longest, sentences)));
    }
    int[] lengths = sentences.stream().mapToInt(EncodedSentence::length).toArray();
    inputs.put("lengths", OnnxTensor.createTensor(environment, lengths));
    return inputs;
  }

  private static long[][][] spelt(
      CharacterEncoder characters, int longest, List<EncodedSentence> sentences) {
    long[][][] ids = new long[longest][sentences.size()][characters.row()];
    int[] row = new int[characters.row()];
    for (int i = 0; i < sentences.size(); i++) {
      for (int token = 0; token < sentences.get(i).length(); token++) {
        characters.encode(sentences.get(i).form(token), row, 0);
        for (int k = 0; k < row.length; k++) {
          ids[token][i][k] = row[k];
        }
      }
    }
    return ids;
  }
}
