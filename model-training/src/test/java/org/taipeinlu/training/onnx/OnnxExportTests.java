package org.taipeinlu.training.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.Scores;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

/** The default model in ONNX Runtime beside the engine that serves. */
class OnnxExportTests {
  private static final Path DATA = Path.of("../data");
  private static final BundleFiles FILES = BundleFiles.of(DATA.resolve("models/default"));
  private static final ModelBundle MODEL = ModelBundle.read(FILES);
  private static final int AT_ONCE = 16;

  @Test
  void scoresAsTheEngineDoes() throws OrtException, IOException {
    List<EncodedSentence> sentences =
        InlineNotation.read(DATA.resolve("test/en.txt"), "en").stream()
            .map(LabelledSentence::text)
            .map(text -> MODEL.encoder().encode(new Tokenizer().tokenize(text), text))
            .filter(sentence -> sentence.length() > 0)
            .toList();
    int compared = 0;
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(OnnxExport.of(FILES))) {
      assertThat(session.getMetadata().getCustomMetadataValue("labels"))
          .hasValue(String.join(" ", MODEL.manifest().labels()));
      for (int first = 0; first + AT_ONCE <= sentences.size(); first += AT_ONCE) {
        compared += compare(environment, session, sentences.subList(first, first + AT_ONCE));
      }
    }
    assertThat(compared).isGreaterThan(20_000);
  }

  private static int compare(
      OrtEnvironment environment, OrtSession session, List<EncodedSentence> sentences)
      throws OrtException {
    Map<String, OnnxTensor> inputs = inputs(environment, sentences);
    int compared = 0;
    try (OrtSession.Result result = session.run(inputs)) {
      float[][][] scores = (float[][][]) result.get(0).getValue();
      for (int i = 0; i < sentences.size(); i++) {
        Scores expected = MODEL.scorer().score(sentences.get(i));
        for (int token = 0; token < expected.tokens(); token++) {
          for (int label = 0; label < expected.labels(); label++) {
            assertThat(Math.abs(scores[token][i][label] - expected.at(token, label)))
                .isLessThan(1e-4f);
          }
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
      OrtEnvironment environment, List<EncodedSentence> sentences) throws OrtException {
    int longest = sentences.stream().mapToInt(EncodedSentence::length).max().orElseThrow();
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    List<Manifest.Feature> features = MODEL.manifest().features();
    for (int feature = 0; feature < features.size(); feature++) {
      long[][] ids = new long[longest][sentences.size()];
      for (int i = 0; i < sentences.size(); i++) {
        for (int token = 0; token < sentences.get(i).length(); token++) {
          ids[token][i] = sentences.get(i).id(token, feature);
        }
      }
      inputs.put(features.get(feature).kind(), OnnxTensor.createTensor(environment, ids));
    }
    int[] lengths = sentences.stream().mapToInt(EncodedSentence::length).toArray();
    inputs.put("lengths", OnnxTensor.createTensor(environment, lengths));
    return inputs;
  }
}
