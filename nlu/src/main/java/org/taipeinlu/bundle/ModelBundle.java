package org.taipeinlu.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.BiLstmScorer;
import org.taipeinlu.network.LstmLayer;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.tagging.SpanDecoder;

/**
 * A trained model, ready to run.
 *
 * @param manifest what the bundle says of itself
 * @param encoder tokens to ids
 * @param scorer ids to scores
 * @param decoder scores to spans
 */
public record ModelBundle(
    Manifest manifest, FeatureEncoder encoder, SequenceScorer scorer, SpanDecoder decoder) {

  /** The file of the network's parameters. */
  public static final String WEIGHTS = "weights.safetensors";

  /** Deeplearning4j's own file, to go on training from; not read here. */
  public static final String TRAINABLE = "network.zip";

  /**
   * Reads a bundle whole or not at all.
   *
   * @throws InvalidBundleException if anything is missing, extra, changed or of the wrong shape
   */
  public static ModelBundle read(BundleFiles files) {
    Manifest manifest = ManifestJson.read(files.get(BundleFiles.MANIFEST));
    verifyFiles(manifest, files);
    try {
      return assemble(manifest, files);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          "the parts of the bundle do not fit each other: " + e.getMessage(), e);
    }
  }

  private static void verifyFiles(Manifest manifest, BundleFiles files) {
    Set<String> extra = new HashSet<>(files.byPath().keySet());
    extra.remove(BundleFiles.MANIFEST);
    extra.removeAll(manifest.files().keySet());
    if (!extra.isEmpty()) {
      throw new InvalidBundleException(
          extra.iterator().next()
              + ": not named in manifest.json; remove it or write the bundle anew");
    }
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      String actual = Sha256.of(files.get(file.getKey()));
      if (!actual.equals(file.getValue())) {
        throw new InvalidBundleException(
            String.format(
                Locale.ROOT,
                "%s: SHA-256 is %s, manifest.json says %s; copy the bundle again",
                file.getKey(),
                actual,
                file.getValue()));
      }
    }
    if (!manifest.id().equals(Sha256.idOf(manifest.files()))) {
      throw new InvalidBundleException(
          "manifest.json: \"id\" is not that of its files; copy the bundle again");
    }
  }

  private static ModelBundle assemble(Manifest manifest, BundleFiles files) {
    require(
        manifest.tokenizer().equals(Manifest.TOKENIZER),
        "manifest.json: unknown tokenizer \"%s\"",
        manifest.tokenizer());
    require(
        manifest.network().kind().equals(Manifest.Network.BILSTM),
        "manifest.json: unknown network kind \"%s\"",
        manifest.network().kind());
    LabelSet labels = new LabelSet(manifest.labels());
    List<FeatureEncoder.Column> columns = new ArrayList<>();
    for (Manifest.Feature feature : manifest.features()) {
      columns.add(column(feature, files));
    }
    Map<String, Matrix> tensors = Safetensors.read(files.get(WEIGHTS), WEIGHTS);
    SequenceScorer scorer = new Weights(tensors).scorer(manifest);
    return new ModelBundle(manifest, new FeatureEncoder(columns), scorer, new SpanDecoder(labels));
  }

  private static FeatureEncoder.Column column(Manifest.Feature feature, BundleFiles files) {
    String path = feature.vocabularyFile();
    List<String> entries = new String(files.get(path), StandardCharsets.UTF_8).lines().toList();
    require(
        entries.size() == feature.size(),
        path + ": has " + entries.size() + " entries, manifest.json says %s",
        Integer.toString(feature.size()));
    try {
      return new FeatureEncoder.Column(FeatureKind.ofId(feature.kind()), new Vocabulary(entries));
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(path + ": " + e.getMessage(), e);
    }
  }

  private static void require(boolean condition, String message, String value) {
    if (!condition) {
      throw new InvalidBundleException(String.format(Locale.ROOT, message, value));
    }
  }

  /** The parameters by name, taken out one by one so that none is left over. */
  private record Weights(Map<String, Matrix> tensors) {

    SequenceScorer scorer(Manifest manifest) {
      int labels = manifest.labels().size();
      List<Matrix> embeddings = new ArrayList<>();
      int inputs = 0;
      for (Manifest.Feature feature : manifest.features()) {
        embeddings.add(take("embedding." + feature.kind(), feature.size(), feature.dimension()));
        inputs += feature.dimension();
      }
      List<BiLstmScorer.Bidirectional> layers = new ArrayList<>();
      for (int size : manifest.network().layers()) {
        String name = "lstm." + layers.size();
        layers.add(
            new BiLstmScorer.Bidirectional(
                lstm(name + ".forward", inputs, size), lstm(name + ".backward", inputs, size)));
        inputs = 2 * size;
      }
      Matrix outputWeights = take("output.weight", inputs, labels);
      Matrix outputBias = take("output.bias", 1, labels);
      if (!tensors.isEmpty()) {
        throw new InvalidBundleException(
            WEIGHTS + ": tensor \"" + tensors.keySet().iterator().next() + "\" is not used");
      }
      return new BiLstmScorer(embeddings, layers, outputWeights, outputBias);
    }

    private LstmLayer lstm(String name, int inputs, int size) {
      return new LstmLayer(
          take(name + ".input", inputs, 4 * size),
          take(name + ".recurrent", size, 4 * size),
          take(name + ".bias", 1, 4 * size));
    }

    private Matrix take(String name, int rows, int columns) {
      Matrix matrix = tensors.remove(name);
      if (matrix == null) {
        throw new InvalidBundleException(WEIGHTS + ": tensor \"" + name + "\" is missing");
      }
      if (matrix.rows() != rows || matrix.columns() != columns) {
        throw new InvalidBundleException(
            String.format(
                Locale.ROOT,
                "%s: tensor \"%s\" is %d × %d, manifest.json says %d × %d",
                WEIGHTS,
                name,
                matrix.rows(),
                matrix.columns(),
                rows,
                columns));
      }
      return matrix;
    }
  }
}
