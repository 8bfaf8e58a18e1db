package org.taipeinlu.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.taipeinlu.network.BiLstmScorer;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.LstmLayer;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.SequenceScorer;

/** The parameters by name, taken out one by one so that none is left over. */
record Weights(Map<String, Matrix> tensors) {

  SequenceScorer scorer(
      List<Manifest.Feature> features, List<Integer> cells, int labels, KernelKind kernel) {
    List<Matrix> embeddings = new ArrayList<>();
    int inputs = 0;
    for (Manifest.Feature feature : features) {
      embeddings.add(take("embedding." + feature.kind(), feature.size(), feature.dimension()));
      inputs += feature.dimension();
    }
    List<BiLstmScorer.Bidirectional> layers = new ArrayList<>();
    for (int size : cells) {
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
          ModelBundle.WEIGHTS
              + ": tensor \""
              + tensors.keySet().iterator().next()
              + "\" is not used");
    }
    return new BiLstmScorer(embeddings, layers, outputWeights, outputBias, kernel);
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
      throw new InvalidBundleException(
          ModelBundle.WEIGHTS + ": tensor \"" + name + "\" is missing");
    }
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new InvalidBundleException(
          String.format(
              Locale.ROOT,
              "%s: tensor \"%s\" is %d × %d, manifest.json says %d × %d",
              ModelBundle.WEIGHTS,
              name,
              matrix.rows(),
              matrix.columns(),
              rows,
              columns));
    }
    for (float value : matrix.values()) {
      if (!Float.isFinite(value)) {
        throw new InvalidBundleException(
            ModelBundle.WEIGHTS + ": tensor \"" + name + "\" holds a number that is not finite");
      }
    }
    return matrix;
  }
}
