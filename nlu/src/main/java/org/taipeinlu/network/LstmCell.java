package org.taipeinlu.network;

/** The plain twin of what {@link Kernel} does: the equations of {@link LstmLayer}. */
final class LstmCell implements Cell {
  private final int size;
  private final Product recurrent;

  LstmCell(CellWeights weights, Kernel kernel) {
    this.size = weights.size();
    this.recurrent = new Product(weights.get(CellWeights.RECURRENT), kernel);
  }

  @Override
  public boolean gated() {
    return true;
  }

  @Override
  public void read(float[] z, CellState state) {
    recurrent.addTo(state.output(), z);
    System.arraycopy(z, 0, state.candidate(), 0, size);
    System.arraycopy(z, size, state.forget(), 0, size);
    System.arraycopy(z, 2 * size, state.open(), 0, size);
    System.arraycopy(z, 3 * size, state.input(), 0, size);
    Activations.tanh(state.candidate(), size);
    Activations.sigmoid(state.forget(), size);
    Activations.sigmoid(state.open(), size);
    Activations.sigmoid(state.input(), size);
    for (int i = 0; i < size; i++) {
      state.memory()[i] =
          state.forget()[i] * state.memory()[i] + state.input()[i] * state.candidate()[i];
    }
    System.arraycopy(state.memory(), 0, state.output(), 0, size);
    Activations.tanh(state.output(), size);
    for (int i = 0; i < size; i++) {
      state.output()[i] *= state.open()[i];
    }
  }
}
