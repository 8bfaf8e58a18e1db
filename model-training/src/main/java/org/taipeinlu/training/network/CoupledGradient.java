package org.taipeinlu.training.network;

import java.util.Map;

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
final class CoupledGradient extends CellGradient {
  private static final int BLOCKS = 3;

  CoupledGradient(Map<String, CellWeight> weights) {
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
      double[] z = project(inputs[t]);
      recurrent().multiply(reading.hidden[t], z);
      tanh(z, 0, size);
      sigmoid(z, size, BLOCKS * size);
      for (int i = 0; i < size; i++) {
        double forget = z[size + i];
        double memory = forget * reading.memory[t][i] + (1 - forget) * z[i];
        reading.memory[t + 1][i] = memory;
        reading.hidden[t + 1][i] = z[2 * size + i] * Math.tanh(memory);
      }
      reading.gates[t] = z;
    }
    return reading;
  }

  /** Memory and hidden values stand one place later than their token; the first are zeros. */
  private final class Reading implements Pass {
    private final double[][] inputs;
    private final double[][] gates;
    private final double[][] memory;
    private final double[][] hidden;

    Reading(double[][] inputs, int size) {
      this.inputs = inputs;
      this.gates = new double[inputs.length][];
      this.memory = new double[inputs.length + 1][size];
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
      double[] hiddenFromNext = new double[size];
      double[] memoryFromNext = new double[size];
      for (int t = inputs.length - 1; t >= 0; t--) {
        double[] dz = new double[BLOCKS * size];
        for (int i = 0; i < size; i++) {
          double fresh = gates[t][i];
          double forget = gates[t][size + i];
          double open = gates[t][2 * size + i];
          double shown = Math.tanh(memory[t + 1][i]);
          double dh = outputGradient[t][i] + hiddenFromNext[i];
          double dc = memoryFromNext[i] + dh * open * tanhSlope(shown);
          dz[i] = dc * (1 - forget) * tanhSlope(fresh);
          dz[size + i] = dc * (memory[t][i] - fresh) * sigmoidSlope(forget);
          dz[2 * size + i] = dh * shown * sigmoidSlope(open);
          memoryFromNext[i] = dc * forget;
        }
        hiddenFromNext = new double[size];
        recurrent().goBack(hidden[t], dz, hiddenFromNext);
        inputGradient[t] = goBackThroughProjection(inputs[t], dz);
      }
      return inputGradient;
    }
  }
}
