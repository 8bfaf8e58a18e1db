package org.taipeinlu.network;

/**
 * A recurrent layer that remembers only what it answered (Jordan 1986; for slot filling Mesnil et
 * al. 2013), not what led to it.
 *
 * <pre>
 * s = tanh(x·W + y₋₁·R + b)
 * y = tanh(s·V + d)
 * </pre>
 */
final class JordanCell implements Cell {
  private final int size;
  private final Product recurrent;
  private final Product answer;
  private final float[] answerBias;

  JordanCell(CellWeights weights, Kernel kernel) {
    this.size = weights.size();
    this.recurrent = new Product(weights.get(CellWeights.RECURRENT), kernel);
    this.answer = new Product(weights.get(CellWeights.OUTPUT), kernel);
    this.answerBias = weights.get(CellWeights.OUTPUT_BIAS).values();
  }

  @Override
  public void read(float[] z, CellState state) {
    recurrent.addTo(state.output(), z);
    Activations.tanh(z, size);
    System.arraycopy(answerBias, 0, state.output(), 0, size);
    answer.addTo(z, state.output());
    Activations.tanh(state.output(), size);
  }
}
