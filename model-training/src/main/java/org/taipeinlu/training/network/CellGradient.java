package org.taipeinlu.training.network;

import java.util.Map;
import java.util.Objects;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.CellWeights;

/**
 * The cells that Deeplearning4j lacks, and how they learn: backpropagation through time (Werbos
 * 1990), sentence by sentence. Not thread-safe.
 */
abstract class CellGradient {

  /** A sentence that was read. */
  interface Pass {
    /** {@return what the cell gave: {@code [token][H]}} */
    double[][] outputs();

    /**
     * Adds to the gradients of the parameters.
     *
     * @param outputGradient of the loss by the outputs: {@code [token][H]}
     * @return its gradient by the inputs: {@code [token][inputs]}
     */
    double[][] goBack(double[][] outputGradient);
  }

  private final CellWeight input;
  private final CellWeight bias;
  private final CellWeight recurrent;

  CellGradient(Map<String, CellWeight> weights) {
    this.input = find(weights, CellWeights.INPUT);
    this.bias = find(weights, CellWeights.BIAS);
    this.recurrent = find(weights, CellWeights.RECURRENT);
  }

  static CellWeight find(Map<String, CellWeight> weights, String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }

  /**
   * {@return the arithmetic of a kind}
   *
   * @param weights by the names of {@link CellKind#tensors}
   * @throws IllegalArgumentException if Deeplearning4j has a layer of this kind
   */
  static CellGradient of(CellKind kind, Map<String, CellWeight> weights) {
    return switch (kind) {
      case JORDAN -> new JordanGradient(weights);
      case LSTM_COUPLED -> new CoupledGradient(weights);
      case GRU -> new GruGradient(weights);
      case DENSE, ELMAN, LSTM, LSTM_PEEPHOLE ->
          throw new IllegalArgumentException(kind.id() + " is a layer of Deeplearning4j");
    };
  }

  /**
   * Reads a sentence.
   *
   * @param inputs {@code [token][inputs]}
   */
  abstract Pass read(double[][] inputs);

  /** {@return R} */
  CellWeight recurrent() {
    return recurrent;
  }

  /** {@return x·W + b} */
  double[] project(double[] x) {
    double[] z = bias.firstRow();
    input.multiply(x, z);
    return z;
  }

  /**
   * Goes back through x·W + b.
   *
   * @return the gradient by x
   */
  double[] goBackThroughProjection(double[] x, double[] dz) {
    double[] dx = new double[x.length];
    input.goBack(x, dz, dx);
    bias.goBackThroughSum(dz);
    return dx;
  }

  static void tanh(double[] z, int first, int end) {
    for (int i = first; i < end; i++) {
      z[i] = Math.tanh(z[i]);
    }
  }

  static void sigmoid(double[] z, int first, int end) {
    for (int i = first; i < end; i++) {
      z[i] = 1 / (1 + Math.exp(-z[i]));
    }
  }

  /** {@return the derivative of tanh, where tanh is y} */
  static double tanhSlope(double y) {
    return 1 - y * y;
  }

  /** {@return the derivative of the logistic function, where it is y} */
  static double sigmoidSlope(double y) {
    return y * (1 - y);
  }
}
