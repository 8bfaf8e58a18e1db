package org.taipeinlu.network;

/**
 * A long short-term memory layer whose gates see the memory (Gers, Schraudolph and Schmidhuber
 * 2002; Graves 2013, equations 7 to 11).
 *
 * <pre>
 * [a f o i] = x·W + h₋₁·R + b
 * c = σ(f + c₋₁ ∘ p_f) ∘ c₋₁ + σ(i + c₋₁ ∘ p_i) ∘ tanh(a)
 * h = σ(o + c ∘ p_o) ∘ tanh(c)
 * </pre>
 */
final class PeepholeCell implements Cell {
  private final int size;
  private final Product recurrent;
  private final float[] toForget;
  private final float[] toOpen;
  private final float[] toInput;

  PeepholeCell(CellWeights weights, Kernel kernel) {
    Matrix peephole = weights.get(CellWeights.PEEPHOLE);
    this.size = weights.size();
    this.recurrent = new Product(weights.get(CellWeights.RECURRENT), kernel);
    this.toForget = peephole.row(0);
    this.toOpen = peephole.row(1);
    this.toInput = peephole.row(2);
  }

  @Override
  public boolean gated() {
    return true;
  }

  @Override
  public void read(float[] z, CellState state) {
    recurrent.addTo(state.output(), z);
    float[] memory = state.memory();
    System.arraycopy(z, 0, state.candidate(), 0, size);
    for (int i = 0; i < size; i++) {
      state.forget()[i] = z[size + i] + memory[i] * toForget[i];
      state.input()[i] = z[3 * size + i] + memory[i] * toInput[i];
    }
    Activations.tanh(state.candidate(), size);
    Activations.sigmoid(state.forget(), size);
    Activations.sigmoid(state.input(), size);
    for (int i = 0; i < size; i++) {
      memory[i] = state.forget()[i] * memory[i] + state.input()[i] * state.candidate()[i];
      state.open()[i] = z[2 * size + i] + memory[i] * toOpen[i];
    }
    Activations.sigmoid(state.open(), size);
    System.arraycopy(memory, 0, state.output(), 0, size);
    Activations.tanh(state.output(), size);
    for (int i = 0; i < size; i++) {
      state.output()[i] *= state.open()[i];
    }
  }
}
