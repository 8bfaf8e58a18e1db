package org.taipeinlu.network;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.EncodedSentence;

/** Networks of all kinds, as their equations are printed: in doubles, without any thrift. */
final class WrittenOut {
  private WrittenOut() {}

  /** {@return the scores of a sentence: {@code [token][label]}} */
  static double[][] scores(
      EncodedSentence sentence,
      NetworkKind kind,
      List<Manifest.Feature> features,
      List<Integer> cells,
      Map<String, Matrix> weights) {
    double[][] x = inputs(sentence, features, weights);
    for (int layer = 0; layer < cells.size(); layer++) {
      int size = cells.get(layer);
      double[][] h = new double[x.length][kind.outputs(size)];
      String name = kind.cell().id() + "." + layer;
      new Direction(weights, name + ".forward.", kind.cell(), size).read(x, h, 0, 1, 0);
      if (kind.bidirectional()) {
        new Direction(weights, name + ".backward.", kind.cell(), size)
            .read(x, h, x.length - 1, -1, size);
      }
      x = h;
    }
    Matrix outputWeights = Objects.requireNonNull(weights.get("output.weight"));
    Matrix outputBias = Objects.requireNonNull(weights.get("output.bias"));
    double[][] y = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      y[t] = plus(times(x[t], outputWeights), row(outputBias, 0));
    }
    return y;
  }

  private static double[][] inputs(
      EncodedSentence sentence, List<Manifest.Feature> features, Map<String, Matrix> weights) {
    double[][] x = new double[sentence.length()][];
    for (int t = 0; t < x.length; t++) {
      x[t] = new double[0];
      for (int i = 0; i < features.size(); i++) {
        Matrix embedding = weights.get("embedding." + features.get(i).kind());
        double[] entry = new double[features.get(i).size()];
        entry[sentence.id(t, i)] = 1;
        x[t] = join(x[t], embedding == null ? entry : times(entry, embedding));
      }
    }
    return x;
  }

  private record Direction(Map<String, Matrix> weights, String name, CellKind kind, int size) {

    void read(double[][] x, double[][] h, int first, int step, int column) {
      double[] output = new double[size];
      double[] memory = new double[size];
      for (int t = first; t >= 0 && t < x.length; t += step) {
        double[] z = plus(times(x[t], get("input")), row(get("bias"), 0));
        switch (kind) {
          case DENSE -> output = tanh(z);
          case ELMAN -> output = tanh(plus(z, times(output, get("recurrent"))));
          case JORDAN -> {
            double[] s = tanh(plus(z, times(output, get("recurrent"))));
            output = tanh(plus(times(s, get("output")), row(get("output_bias"), 0)));
          }
          case LSTM, LSTM_PEEPHOLE, LSTM_COUPLED -> {
            z = plus(z, times(output, get("recurrent")));
            double[] before = memory;
            memory = memory(z, before);
            output = times(sigmoid(outputGate(z, memory)), tanh(memory));
          }
          case GRU -> {
            double[] u = sigmoid(plus(part(z, 0), part(times(output, get("recurrent")), 0)));
            double[] r = sigmoid(plus(part(z, 1), part(times(output, get("recurrent")), 1)));
            double[] n = part(times(times(r, output), get("recurrent")), 2);
            output = plus(times(u, output), times(oneLess(u), tanh(plus(part(z, 2), n))));
          }
        }
        System.arraycopy(output, 0, h[t], column, size);
      }
    }

    private double[] memory(double[] z, double[] before) {
      double[] forget = part(z, 1);
      double[] input = kind == CellKind.LSTM_COUPLED ? new double[size] : part(z, 3);
      if (kind == CellKind.LSTM_PEEPHOLE) {
        forget = plus(forget, times(before, row(get("peephole"), 0)));
        input = plus(input, times(before, row(get("peephole"), 2)));
      }
      double[] kept = sigmoid(forget);
      double[] taken = kind == CellKind.LSTM_COUPLED ? oneLess(kept) : sigmoid(input);
      return plus(times(kept, before), times(taken, tanh(part(z, 0))));
    }

    private double[] outputGate(double[] z, double[] memory) {
      return kind == CellKind.LSTM_PEEPHOLE
          ? plus(part(z, 2), times(memory, row(get("peephole"), 1)))
          : part(z, 2);
    }

    private double[] part(double[] z, int block) {
      double[] part = new double[size];
      System.arraycopy(z, block * size, part, 0, size);
      return part;
    }

    private Matrix get(String tensor) {
      return Objects.requireNonNull(weights.get(name + tensor), name + tensor);
    }
  }

  private static double[] times(double[] x, Matrix matrix) {
    double[] y = new double[matrix.columns()];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[i] * matrix.values()[i * y.length + j];
      }
    }
    return y;
  }

  private static double[] times(double[] a, double[] b) {
    double[] y = new double[a.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i] * b[i];
    }
    return y;
  }

  private static double[] plus(double[] a, double[] b) {
    double[] y = new double[a.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i] + b[i];
    }
    return y;
  }

  private static double[] oneLess(double[] a) {
    double[] y = new double[a.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 - a[i];
    }
    return y;
  }

  private static double[] join(double[] a, double[] b) {
    double[] y = new double[a.length + b.length];
    System.arraycopy(a, 0, y, 0, a.length);
    System.arraycopy(b, 0, y, a.length, b.length);
    return y;
  }

  private static double[] row(Matrix matrix, int row) {
    double[] y = new double[matrix.columns()];
    for (int i = 0; i < y.length; i++) {
      y[i] = matrix.values()[row * y.length + i];
    }
    return y;
  }

  private static double[] tanh(double[] z) {
    double[] y = new double[z.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = Math.tanh(z[i]);
    }
    return y;
  }

  private static double[] sigmoid(double[] z) {
    double[] y = new double[z.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = 1 / (1 + Math.exp(-z[i]));
    }
    return y;
  }
}
