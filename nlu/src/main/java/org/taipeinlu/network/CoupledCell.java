package org.taipeinlu.network;

/**
 * A long short-term memory layer that takes in as much as it forgets (Greff et al. 2017, the
 * variant CIFG).
 *
 * <pre>
 * [a f o] = x·W + h₋₁·R + b
 * c = σ(f) ∘ c₋₁ + (1 − σ(f)) ∘ tanh(a)
 * h = σ(o) ∘ tanh(c)
 * </pre>
 */
final class CoupledCell implements Cell {
  private final int size;
  private final Product recurrent;

  CoupledCell(CellWeights weights, Kernel kernel) {
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
    Activations.tanh(state.candidate(), size);
    Activations.sigmoid(state.forget(), size);
    Activations.sigmoid(state.open(), size);
    for (int i = 0; i < size; i++) {
      state.input()[i] = 1 - state.forget()[i];
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
