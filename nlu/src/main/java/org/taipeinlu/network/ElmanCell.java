package org.taipeinlu.network;

/**
 * A simple recurrent layer (Elman 1990).
 *
 * <pre>
 * h = tanh(x·W + h₋₁·R + b)
 * </pre>
 */
final class ElmanCell implements Cell {
  private final int size;
  private final Product recurrent;

  ElmanCell(CellWeights weights, Kernel kernel) {
    this.size = weights.size();
    this.recurrent = new Product(weights.get(CellWeights.RECURRENT), kernel);
  }

  @Override
  public void read(float[] z, CellState state) {
    recurrent.addTo(state.output(), z);
    System.arraycopy(z, 0, state.output(), 0, size);
    Activations.tanh(state.output(), size);
  }
}
