package org.taipeinlu.network;

import java.util.Arrays;

/**
 * A gated recurrent unit layer (Cho et al. 2014, equations 5 to 8).
 *
 * <pre>
 * [u r n] = x·W + b              columns in blocks of H; R = [R_u R_r R_n] likewise
 * h = σ(u + h₋₁·R_u) ∘ h₋₁ + (1 − σ(u + h₋₁·R_u)) ∘ tanh(n + (σ(r + h₋₁·R_r) ∘ h₋₁)·R_n)
 * </pre>
 *
 * <p>As a memory, its update gate u is what is kept, 1 − u what is taken in, and all of it shows.
 */
final class GruCell implements Cell {
  private final int size;
  private final Product gates;
  private final Product fresh;

  GruCell(CellWeights weights, Kernel kernel) {
    Matrix recurrent = weights.get(CellWeights.RECURRENT);
    this.size = weights.size();
    this.gates = new Product(recurrent.columns(0, 2 * size), kernel);
    this.fresh = new Product(recurrent.columns(2 * size, 3 * size), kernel);
  }

  @Override
  public boolean gated() {
    return true;
  }

  @Override
  public void read(float[] z, CellState state) {
    float[] before = state.output();
    System.arraycopy(z, 2 * size, state.candidate(), 0, size);
    gates.addTo(before, z);
    Activations.sigmoid(z, 2 * size);
    for (int i = 0; i < size; i++) {
      state.memory()[i] = z[size + i] * before[i];
    }
    fresh.addTo(state.memory(), state.candidate());
    Activations.tanh(state.candidate(), size);
    Arrays.fill(state.open(), 0, size, 1f);
    for (int i = 0; i < size; i++) {
      state.forget()[i] = z[i];
      state.input()[i] = 1 - z[i];
      before[i] = z[i] * before[i] + (1 - z[i]) * state.candidate()[i];
    }
    System.arraycopy(before, 0, state.memory(), 0, size);
  }
}
