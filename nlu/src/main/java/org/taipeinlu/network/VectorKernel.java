package org.taipeinlu.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of as many numbers as the processor takes at once. A block is one vector of units; sums
 * stay in registers while the weights stream by.
 *
 * <p>No method takes or returns a vector: that would make objects of them. Compiled by itself,
 * because it needs the module jdk.incubator.vector; reached only by {@link KernelKind#VECTOR}.
 */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int GATES = RecurrentLayer.GATES;
  private static final int PANEL = GATES * LANES;

  /** Asked for by name: see {@link KernelKind}. */
  VectorKernel() {}

  @Override
  public PackedMatrix pack(Matrix matrix, int parts) {
    return PackedMatrix.panels(matrix, parts, LANES);
  }

  @Override
  public void multiplyAdd(PackedMatrix weights, float[][] x, float[][] y, int rows) {
    int width = weights.columns() / weights.arrays().length;
    for (int column = 0; column < weights.columns(); column += LANES) {
      float[] panel = weights.arrays()[column / width];
      int row = 0;
      for (; row + 4 <= rows; row += 4) {
        addToFourRows(panel, column % width, width, weights.inputs(), x, y, row, column);
      }
      for (; row < rows; row++) {
        addToRow(panel, column % width, width, weights.inputs(), x[row], y[row], column);
      }
    }
  }

  private static void addToFourRows(
      float[] panel, int at, int width, int inputs, float[][] x, float[][] y, int row, int column) {
    float[] x0 = x[row];
    float[] x1 = x[row + 1];
    float[] x2 = x[row + 2];
    float[] x3 = x[row + 3];
    FloatVector y0 = FloatVector.fromArray(SPECIES, y[row], column);
    FloatVector y1 = FloatVector.fromArray(SPECIES, y[row + 1], column);
    FloatVector y2 = FloatVector.fromArray(SPECIES, y[row + 2], column);
    FloatVector y3 = FloatVector.fromArray(SPECIES, y[row + 3], column);
    for (int i = 0; i < inputs; i++) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at + i * width);
      y0 = w.fma(FloatVector.broadcast(SPECIES, x0[i]), y0);
      y1 = w.fma(FloatVector.broadcast(SPECIES, x1[i]), y1);
      y2 = w.fma(FloatVector.broadcast(SPECIES, x2[i]), y2);
      y3 = w.fma(FloatVector.broadcast(SPECIES, x3[i]), y3);
    }
    y0.intoArray(y[row], column);
    y1.intoArray(y[row + 1], column);
    y2.intoArray(y[row + 2], column);
    y3.intoArray(y[row + 3], column);
  }

  private static void addToRow(
      float[] panel, int at, int width, int inputs, float[] x, float[] y, int column) {
    FloatVector sum = FloatVector.fromArray(SPECIES, y, column);
    for (int i = 0; i < inputs; i++) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at + i * width);
      sum = w.fma(FloatVector.broadcast(SPECIES, x[i]), sum);
    }
    sum.intoArray(y, column);
  }

  @Override
  public void stepBoth(
      RecurrentLayer layer, Workspace workspace, int forwardRow, int backwardRow, boolean first) {
    float[] gates = workspace.projected(0)[forwardRow];
    float[] backwardGates = workspace.projected(1)[backwardRow];
    if (!first) {
      float[] hidden = workspace.hidden(0)[forwardRow - 1];
      float[] backwardHidden = workspace.hidden(1)[backwardRow + 1];
      int inputs = layer.forward().inputs();
      for (int block = 0; block < layer.forward().arrays().length; block++) {
        float[] panel = layer.forward().arrays()[block];
        float[] backwardPanel = layer.backward().arrays()[block];
        int at = block * PANEL;
        addBoth(panel, hidden, gates, backwardPanel, backwardHidden, backwardGates, inputs, at);
      }
    }
    advance(gates, workspace.cells()[0], workspace.hidden(0)[forwardRow], layer.cells());
    advance(backwardGates, workspace.cells()[1], workspace.hidden(1)[backwardRow], layer.cells());
  }

  /** Adds h·R to the four gates of one block, in both directions. */
  private static void addBoth(
      float[] panel,
      float[] hidden,
      float[] gates,
      float[] backwardPanel,
      float[] backwardHidden,
      float[] backwardGates,
      int inputs,
      int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, gates, at);
    FloatVector f = FloatVector.fromArray(SPECIES, gates, at + LANES);
    FloatVector o = FloatVector.fromArray(SPECIES, gates, at + 2 * LANES);
    FloatVector i = FloatVector.fromArray(SPECIES, gates, at + 3 * LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, backwardGates, at);
    FloatVector f2 = FloatVector.fromArray(SPECIES, backwardGates, at + LANES);
    FloatVector o2 = FloatVector.fromArray(SPECIES, backwardGates, at + 2 * LANES);
    FloatVector i2 = FloatVector.fromArray(SPECIES, backwardGates, at + 3 * LANES);
    for (int j = 0; j < inputs; j++) {
      int w = j * PANEL;
      FloatVector h = FloatVector.broadcast(SPECIES, hidden[j]);
      FloatVector h2 = FloatVector.broadcast(SPECIES, backwardHidden[j]);
      a = FloatVector.fromArray(SPECIES, panel, w).fma(h, a);
      f = FloatVector.fromArray(SPECIES, panel, w + LANES).fma(h, f);
      o = FloatVector.fromArray(SPECIES, panel, w + 2 * LANES).fma(h, o);
      i = FloatVector.fromArray(SPECIES, panel, w + 3 * LANES).fma(h, i);
      a2 = FloatVector.fromArray(SPECIES, backwardPanel, w).fma(h2, a2);
      f2 = FloatVector.fromArray(SPECIES, backwardPanel, w + LANES).fma(h2, f2);
      o2 = FloatVector.fromArray(SPECIES, backwardPanel, w + 2 * LANES).fma(h2, o2);
      i2 = FloatVector.fromArray(SPECIES, backwardPanel, w + 3 * LANES).fma(h2, i2);
    }
    a.intoArray(gates, at);
    f.intoArray(gates, at + LANES);
    o.intoArray(gates, at + 2 * LANES);
    i.intoArray(gates, at + 3 * LANES);
    a2.intoArray(backwardGates, at);
    f2.intoArray(backwardGates, at + LANES);
    o2.intoArray(backwardGates, at + 2 * LANES);
    i2.intoArray(backwardGates, at + 3 * LANES);
  }

  @Override
  public void stepFour(RecurrentLayer layer, Workspace workspace, int side, boolean first) {
    PackedMatrix weights = layer.recurrent(side);
    float[][] gates = workspace.projected(side);
    float[][] hidden = workspace.hidden(side);
    int[] rows = workspace.rowsRead();
    if (!first) {
      for (int at = 0; at < weights.columns(); at += 2 * LANES) {
        float[] panel = weights.arrays()[at / PANEL];
        addFour(panel, weights.inputs(), hidden, workspace.rowsBefore(), gates, rows, at);
      }
    }
    for (int i = 0; i < SENTENCES_AT_ONCE; i++) {
      advance(gates[rows[i]], workspace.cells()[i], hidden[rows[i]], layer.cells());
    }
  }

  /** Adds h·R to two gates of one block, of four sentences. */
  private static void addFour(
      float[] panel,
      int inputs,
      float[][] hidden,
      int[] before,
      float[][] gates,
      int[] rows,
      int at) {
    float[] h0 = hidden[before[0]];
    float[] h1 = hidden[before[1]];
    float[] h2 = hidden[before[2]];
    float[] h3 = hidden[before[3]];
    FloatVector x0 = FloatVector.fromArray(SPECIES, gates[rows[0]], at);
    FloatVector y0 = FloatVector.fromArray(SPECIES, gates[rows[0]], at + LANES);
    FloatVector x1 = FloatVector.fromArray(SPECIES, gates[rows[1]], at);
    FloatVector y1 = FloatVector.fromArray(SPECIES, gates[rows[1]], at + LANES);
    FloatVector x2 = FloatVector.fromArray(SPECIES, gates[rows[2]], at);
    FloatVector y2 = FloatVector.fromArray(SPECIES, gates[rows[2]], at + LANES);
    FloatVector x3 = FloatVector.fromArray(SPECIES, gates[rows[3]], at);
    FloatVector y3 = FloatVector.fromArray(SPECIES, gates[rows[3]], at + LANES);
    int firstWeight = at % PANEL;
    for (int j = 0; j < inputs; j++) {
      FloatVector x = FloatVector.fromArray(SPECIES, panel, firstWeight + j * PANEL);
      FloatVector y = FloatVector.fromArray(SPECIES, panel, firstWeight + j * PANEL + LANES);
      x0 = x.fma(FloatVector.broadcast(SPECIES, h0[j]), x0);
      y0 = y.fma(FloatVector.broadcast(SPECIES, h0[j]), y0);
      x1 = x.fma(FloatVector.broadcast(SPECIES, h1[j]), x1);
      y1 = y.fma(FloatVector.broadcast(SPECIES, h1[j]), y1);
      x2 = x.fma(FloatVector.broadcast(SPECIES, h2[j]), x2);
      y2 = y.fma(FloatVector.broadcast(SPECIES, h2[j]), y2);
      x3 = x.fma(FloatVector.broadcast(SPECIES, h3[j]), x3);
      y3 = y.fma(FloatVector.broadcast(SPECIES, h3[j]), y3);
    }
    x0.intoArray(gates[rows[0]], at);
    y0.intoArray(gates[rows[0]], at + LANES);
    x1.intoArray(gates[rows[1]], at);
    y1.intoArray(gates[rows[1]], at + LANES);
    x2.intoArray(gates[rows[2]], at);
    y2.intoArray(gates[rows[2]], at + LANES);
    x3.intoArray(gates[rows[3]], at);
    y3.intoArray(gates[rows[3]], at + LANES);
  }

  /** From the gates of a token to its c and h. */
  private static void advance(float[] gates, float[] cells, float[] hidden, int size) {
    Activations.tanh(gates, GATES * size);
    for (int unit = 0; unit < size; unit += LANES) {
      int at = GATES * unit;
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, at);
      FloatVector forget = FloatVector.fromArray(SPECIES, gates, at + LANES).mul(0.5f).add(0.5f);
      FloatVector input = FloatVector.fromArray(SPECIES, gates, at + 3 * LANES).mul(0.5f).add(0.5f);
      FloatVector cell = FloatVector.fromArray(SPECIES, cells, unit).mul(forget);
      cell = cell.add(input.mul(candidate));
      cell.intoArray(cells, unit);
      cell.intoArray(hidden, unit);
    }
    Activations.tanh(hidden, size);
    for (int unit = 0; unit < size; unit += LANES) {
      int at = GATES * unit + 2 * LANES;
      FloatVector output = FloatVector.fromArray(SPECIES, gates, at).mul(0.5f).add(0.5f);
      FloatVector.fromArray(SPECIES, hidden, unit).mul(output).intoArray(hidden, unit);
    }
  }
}
