package org.taipeinlu.network;

/**
 * A fully connected layer: each token by itself (Rumelhart, Hinton and Williams 1986).
 *
 * <pre>
 * h = tanh(x·W + b)
 * </pre>
 */
final class DenseCell implements Cell {
  private final int size;

  DenseCell(CellWeights weights) {
    this.size = weights.size();
  }

  @Override
  public void read(float[] z, CellState state) {
    System.arraycopy(z, 0, state.output(), 0, size);
    Activations.tanh(state.output(), size);
  }
}
