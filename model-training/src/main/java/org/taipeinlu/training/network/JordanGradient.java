package org.taipeinlu.training.network;

import java.util.Map;
import org.taipeinlu.network.CellWeights;

/**
 * A layer that remembers what it answered (Jordan 1986).
 *
 * <pre>
 * s = tanh(x·W + y₋₁·R + b)
 * y = tanh(s·V + d)
 * </pre>
 */
final class JordanGradient extends CellGradient {
  private final CellWeight answer;
  private final CellWeight answerBias;

  JordanGradient(Map<String, CellWeight> weights) {
    super(weights);
    this.answer = find(weights, CellWeights.OUTPUT);
    this.answerBias = find(weights, CellWeights.OUTPUT_BIAS);
  }

  @Override
  Pass read(double[][] inputs) {
    int size = answer.columns();
    double[][] hidden = new double[inputs.length][];
    double[][] outputs = new double[inputs.length][];
    double[] before = new double[size];
    for (int t = 0; t < inputs.length; t++) {
      hidden[t] = project(inputs[t]);
      recurrent().multiply(before, hidden[t]);
      tanh(hidden[t], 0, size);
      outputs[t] = answerBias.firstRow();
      answer.multiply(hidden[t], outputs[t]);
      tanh(outputs[t], 0, size);
      before = outputs[t];
    }
    return new Reading(inputs, hidden, outputs);
  }

  private final class Reading implements Pass {
    private final double[][] inputs;
    private final double[][] hidden;
    private final double[][] outputs;

    Reading(double[][] inputs, double[][] hidden, double[][] outputs) {
      this.inputs = inputs;
      this.hidden = hidden;
      this.outputs = outputs;
    }

    @Override
    public double[][] outputs() {
      return outputs;
    }

    @Override
    public double[][] goBack(double[][] outputGradient) {
      int size = answer.columns();
      double[][] inputGradient = new double[inputs.length][];
      double[] fromNext = new double[size];
      for (int t = inputs.length - 1; t >= 0; t--) {
        double[] dq = new double[size];
        for (int i = 0; i < size; i++) {
          dq[i] = (outputGradient[t][i] + fromNext[i]) * tanhSlope(outputs[t][i]);
        }
        double[] ds = new double[size];
        answer.goBack(hidden[t], dq, ds);
        answerBias.goBackThroughSum(dq);
        for (int i = 0; i < size; i++) {
          ds[i] *= tanhSlope(hidden[t][i]);
        }
        fromNext = new double[size];
        recurrent().goBack(t == 0 ? new double[size] : outputs[t - 1], ds, fromNext);
        inputGradient[t] = goBackThroughProjection(inputs[t], ds);
      }
      return inputGradient;
    }
  }
}
