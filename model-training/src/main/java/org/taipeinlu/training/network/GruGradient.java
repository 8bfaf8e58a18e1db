package org.taipeinlu.training.network;

import java.util.Map;

/**
 * A gated recurrent unit layer (Cho et al. 2014, equations 5 to 8).
 *
 * <pre>
 * [u r n] = x·W + b              columns in blocks of H; R = [R_u R_r R_n] likewise
 * h = σ(u + h₋₁·R_u) ∘ h₋₁ + (1 − σ(u + h₋₁·R_u)) ∘ tanh(n + (σ(r + h₋₁·R_r) ∘ h₋₁)·R_n)
 * </pre>
 */
final class GruGradient extends CellGradient {
  private static final int BLOCKS = 3;

  GruGradient(Map<String, CellWeight> weights) {
    super(weights);
  }

  private int size() {
    return recurrent().columns() / BLOCKS;
  }

  @Override
  Pass read(double[][] inputs) {
    int size = size();
    Reading reading = new Reading(inputs, size);
    for (int t = 0; t < inputs.length; t++) {
      double[] before = reading.hidden[t];
      double[] z = project(inputs[t]);
      recurrent().multiply(before, z, 0, 2 * size);
      sigmoid(z, 0, 2 * size);
      for (int i = 0; i < size; i++) {
        reading.reset[t][i] = z[size + i] * before[i];
      }
      recurrent().multiply(reading.reset[t], z, 2 * size, BLOCKS * size);
      tanh(z, 2 * size, BLOCKS * size);
      for (int i = 0; i < size; i++) {
        reading.hidden[t + 1][i] = z[i] * before[i] + (1 - z[i]) * z[2 * size + i];
      }
      reading.gates[t] = z;
    }
    return reading;
  }

  /** Hidden values stand one place later than their token; the first are zeros. */
  private final class Reading implements Pass {
    private final double[][] inputs;
    private final double[][] gates;
    private final double[][] reset;
    private final double[][] hidden;

    Reading(double[][] inputs, int size) {
      this.inputs = inputs;
      this.gates = new double[inputs.length][];
      this.reset = new double[inputs.length][size];
      this.hidden = new double[inputs.length + 1][size];
    }

    @Override
    public double[][] outputs() {
      double[][] outputs = new double[inputs.length][];
      System.arraycopy(hidden, 1, outputs, 0, inputs.length);
      return outputs;
    }

    @Override
    public double[][] goBack(double[][] outputGradient) {
      int size = size();
      double[][] inputGradient = new double[inputs.length][];
      double[] fromNext = new double[size];
      for (int t = inputs.length - 1; t >= 0; t--) {
        double[] z = gates[t];
        double[] before = hidden[t];
        double[] dz = new double[BLOCKS * size];
        double[] toBefore = new double[size];
        for (int i = 0; i < size; i++) {
          double dh = outputGradient[t][i] + fromNext[i];
          dz[i] = dh * (before[i] - z[2 * size + i]) * sigmoidSlope(z[i]);
          dz[2 * size + i] = dh * (1 - z[i]) * tanhSlope(z[2 * size + i]);
          toBefore[i] = dh * z[i];
        }
        double[] toReset = new double[size];
        recurrent().goBack(reset[t], dz, toReset, 2 * size, BLOCKS * size);
        for (int i = 0; i < size; i++) {
          dz[size + i] = toReset[i] * before[i] * sigmoidSlope(z[size + i]);
          toBefore[i] += toReset[i] * z[size + i];
        }
        recurrent().goBack(before, dz, toBefore, 0, 2 * size);
        inputGradient[t] = goBackThroughProjection(inputs[t], dz);
        fromNext = toBefore;
      }
      return inputGradient;
    }
  }
}
