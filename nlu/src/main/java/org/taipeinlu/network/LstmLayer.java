package org.taipeinlu.network;

import java.util.Locale;

/**
 * One direction of a long short-term memory layer.
 *
 * <p>Equations as in Gers, Schmidhuber and Cummins (2000), without peepholes:
 *
 * <pre>
 * [a f o i] = x·W + h₋₁·R + b          columns in blocks of H, in Deeplearning4j's order
 * c = σ(f) ∘ c₋₁ + σ(i) ∘ tanh(a)
 * h = σ(o) ∘ tanh(c)
 * </pre>
 *
 * @param input W: {@code [inputs][4H]}
 * @param recurrent R: {@code [H][4H]}
 * @param bias b: {@code [1][4H]}
 */
public record LstmLayer(Matrix input, Matrix recurrent, Matrix bias) {
  public LstmLayer {
    int columns = 4 * recurrent.rows();
    if (recurrent.columns() != columns || input.columns() != columns || bias.columns() != columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "all of 'input', 'recurrent' and 'bias' must have %d columns: %d, %d, %d",
              columns,
              input.columns(),
              recurrent.columns(),
              bias.columns()));
    }
  }

  /** {@return H, the number of memory cells} */
  public int size() {
    return recurrent.rows();
  }

  /**
   * Runs over a sentence.
   *
   * @param projected x·W + b of each token: {@code [tokens][4H]}; overwritten
   * @param tokens number of tokens
   * @param backward whether to read from the last token to the first
   * @param output where h of token t goes: at {@code t × stride + offset}
   */
  void run(
      float[] projected, int tokens, boolean backward, float[] output, int offset, int stride) {
    int size = size();
    float[] cell = new float[size];
    int previous = -1;
    for (int step = 0; step < tokens; step++) {
      int token = backward ? tokens - 1 - step : step;
      int row = token * 4 * size;
      if (previous >= 0) {
        for (int j = 0; j < size; j++) {
          recurrent.addRowTo(j, output[previous + j], projected, row);
        }
      }
      previous = token * stride + offset;
      advance(projected, row, cell, output, previous);
    }
  }

  private void advance(float[] gates, int row, float[] cell, float[] output, int target) {
    int size = cell.length;
    for (int j = 0; j < size; j++) {
      float candidate = Activations.tanh(gates[row + j]);
      float forget = Activations.sigmoid(gates[row + size + j]);
      float input = Activations.sigmoid(gates[row + 3 * size + j]);
      cell[j] = forget * cell[j] + input * candidate;
    }
    for (int j = 0; j < size; j++) {
      output[target + j] =
          Activations.sigmoid(gates[row + 2 * size + j]) * Activations.tanh(cell[j]);
    }
  }
}
