package org.taipeinlu.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.features.EncodedSentence;

/**
 * x·W + b of one direction of a layer. Of a one-hot feature it is a row of W, of the rest a
 * product.
 */
final class InputProjection {
  private final List<FeatureInput> features;
  private final Matrix weights;
  private final float[] bias;
  private final Optional<PackedMatrix> dense;
  private final Kernel kernel;

  /**
   * Packs the weights.
   *
   * @param features what lies below, before the rest of the inputs; none for a layer above others
   */
  InputProjection(CellWeights weights, List<FeatureInput> features, Kernel kernel) {
    this.features = features;
    this.weights = weights.get(CellWeights.INPUT);
    this.bias = Arrays.copyOf(weights.get(CellWeights.BIAS).values(), kernel.roomFor(columns()));
    this.dense = dense().map(kernel::pack);
    this.kernel = kernel;
  }

  private int columns() {
    return weights.columns();
  }

  /** The rows of W that are not those of one-hot features. */
  private Optional<Matrix> dense() {
    float[] rows = new float[weights.values().length];
    int from = 0;
    int kept = 0;
    for (FeatureInput feature : features) {
      if (feature.embedding().isPresent()) {
        kept = copy(from, feature.width(), rows, kept);
      }
      from += feature.width();
    }
    kept = copy(from, weights.rows() - from, rows, kept);
    return kept == 0
        ? Optional.empty()
        : Optional.of(new Matrix(kept, columns(), Arrays.copyOf(rows, kept * columns())));
  }

  private int copy(int from, int count, float[] rows, int kept) {
    int columns = columns();
    System.arraycopy(weights.values(), from * columns, rows, kept * columns, count * columns);
    return kept + count;
  }

  /**
   * {@return x·W + b for each token, with room for whole vectors}
   *
   * @param vectors for each token the part of x that is not one-hot
   */
  float[][] project(EncodedSentence sentence, float[][] vectors) {
    float[][] projected = new float[vectors.length][];
    for (int token = 0; token < vectors.length; token++) {
      projected[token] = bias.clone();
      int first = 0;
      for (int i = 0; i < features.size(); i++) {
        if (features.get(i).embedding().isEmpty()) {
          addRow(first + sentence.id(token, i), projected[token]);
        }
        first += features.get(i).width();
      }
    }
    dense.ifPresent(matrix -> kernel.multiplyAdd(matrix, vectors, projected, vectors.length));
    return projected;
  }

  private void addRow(int row, float[] target) {
    int first = row * columns();
    for (int i = 0; i < columns(); i++) {
      target[i] += weights.values()[first + i];
    }
  }
}
