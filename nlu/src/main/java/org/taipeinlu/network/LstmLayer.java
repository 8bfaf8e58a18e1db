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
}
