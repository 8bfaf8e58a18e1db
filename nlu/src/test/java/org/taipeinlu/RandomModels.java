package org.taipeinlu;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.taipeinlu.bundle.BundleWriter;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.Bfloat16;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.text.Tokenizer;

/** Small models with random weights: they find something, nobody knows what. */
public final class RandomModels {
  /** The labels of all of them. */
  public static final List<String> LABELS =
      List.of("O", "B-arrival", "I-arrival", "B-time:return", "I-time:return");

  private static final List<String> WORDS =
      List.of(Vocabulary.UNKNOWN_ENTRY, "to", "taipei", "go", "from", "now", ".");

  private static final List<String> BOTH = List.of("forward", "backward");

  private RandomModels() {}

  /** {@return the features of all of them} */
  public static FeatureEncoder encoder() {
    return new FeatureEncoder(
        List.of(
            new FeatureEncoder.Column(FeatureKind.WORD, new Vocabulary(WORDS)),
            new FeatureEncoder.Column(
                FeatureKind.SHAPE, new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "x", "Xx")))));
  }

  /** {@return sizes of the embeddings of {@link #weights}} */
  public static List<Manifest.Feature> features() {
    return List.of(
        new Manifest.Feature("word", WORDS.size(), 5), new Manifest.Feature("shape", 3, 2));
  }

  /** {@return sizes of the inputs of a network that reads its features one-hot} */
  public static List<Manifest.Feature> oneHotFeatures() {
    return List.of(
        new Manifest.Feature("word", WORDS.size(), 0), new Manifest.Feature("shape", 3, 0));
  }

  /** {@return random parameters of a network of these layers} */
  public static Map<String, Matrix> weights(List<Integer> cells, long seed) {
    return weights(NetworkKind.ofId(Manifest.Network.BILSTM), features(), cells, seed);
  }

  /** {@return random parameters of a network of any kind} */
  public static Map<String, Matrix> weights(
      NetworkKind kind, List<Manifest.Feature> features, List<Integer> cells, long seed) {
    Random random = new Random(seed);
    Map<String, Matrix> weights = new LinkedHashMap<>();
    int inputs = 0;
    for (Manifest.Feature feature : features) {
      if (feature.dimension() > 0) {
        weights.put(
            "embedding." + feature.kind(), matrix(random, feature.size(), feature.dimension()));
      }
      inputs += feature.dimension() > 0 ? feature.dimension() : feature.size();
    }
    for (int layer = 0; layer < cells.size(); layer++) {
      int size = cells.get(layer);
      for (String direction : kind.bidirectional() ? BOTH : BOTH.subList(0, 1)) {
        String name = kind.cell().id() + "." + layer + "." + direction + ".";
        for (CellKind.Tensor tensor : kind.cell().tensors(inputs, size)) {
          weights.put(name + tensor.name(), matrix(random, tensor.rows(), tensor.columns()));
        }
      }
      inputs = kind.outputs(size);
    }
    weights.put("output.weight", matrix(random, inputs, LABELS.size()));
    weights.put("output.bias", matrix(random, 1, LABELS.size()));
    return weights;
  }

  /** {@return an engine of such parameters} */
  public static SequenceScorer scorer(
      List<Integer> cells, Map<String, Matrix> weights, KernelKind kind) {
    Manifest.Network sizes = new Manifest.Network(Manifest.Network.BILSTM, cells);
    return scorer(features(), sizes, weights, kind);
  }

  /** {@return an engine of any kind} */
  public static SequenceScorer scorer(
      List<Manifest.Feature> features,
      Manifest.Network sizes,
      Map<String, Matrix> weights,
      KernelKind kind) {
    return ModelBundle.engine(encoder(), features, sizes, new LabelSet(LABELS), weights, kind)
        .scorer();
  }

  /** {@return a matrix of which all numbers are bfloat16} */
  public static Matrix rounded(Matrix matrix) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Bfloat16.nearest(values[i]);
    }
    return new Matrix(matrix.rows(), matrix.columns(), values);
  }

  private static Matrix matrix(Random random, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (2 * random.nextGaussian() / Math.sqrt(Math.max(4, rows)));
    }
    return new Matrix(rows, columns, values);
  }

  /** {@return what a bundle of these layers says of itself} */
  public static Manifest manifest(List<Integer> cells) {
    return manifest(features(), new Manifest.Network(Manifest.Network.BILSTM, cells));
  }

  /** {@return what a bundle of any kind says of itself} */
  public static Manifest manifest(List<Manifest.Feature> features, Manifest.Network network) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "random",
        "",
        Instant.EPOCH,
        List.of("en"),
        LABELS,
        List.of(new Manifest.SlotType("arrival", "place"), new Manifest.SlotType("time", "time")),
        Tokenizer.Kind.WORDS_AND_HAN.id(),
        features,
        network,
        new Manifest.Training("", 1, "none", "none", Map.of()),
        Map.of(),
        Map.of());
  }

  /** Writes a bundle with one layer. */
  public static void write(Path folder, long seed) {
    new BundleWriter()
        .vocabularies(encoder())
        .weights(weights(List.of(6), seed))
        .write(manifest(List.of(6)), folder);
  }
}
