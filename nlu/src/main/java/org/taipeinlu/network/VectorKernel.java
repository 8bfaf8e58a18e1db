package org.taipeinlu.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of as many numbers as the processor takes at once. A panel is four vectors wide; sums
 * stay in registers while the weights stream by.
 *
 * <p>No method takes or returns a vector: that would make objects of them. Compiled by itself,
 * because it needs the module jdk.incubator.vector; reached only by {@link KernelKind#VECTOR}.
 *
 * <p>{@link VectorPairs} has the products with recurrent weights of half the bytes.
 */
final class VectorKernel implements Kernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int VECTORS = 4;
  private static final int WIDTH = VECTORS * LANES;

  /**
   * Processors with vectors of 512 bits have 32 of them, enough for sixteen sums; others have 16.
   */
  private static final boolean MANY_REGISTERS = SPECIES.vectorBitSize() == 512;

  /** Asked for by name: see {@link KernelKind}. */
  VectorKernel() {}

  @Override
  public PackedMatrix pack(Matrix matrix) {
    return PackedMatrix.panels(matrix, LANES, VECTORS);
  }

  /** In pairs where that is exact: half the bytes come from the cache in half the time. */
  @Override
  public RecurrentLayer packRecurrent(Matrix forward, Matrix backward) {
    if (forward.columns() % WIDTH == 0
        && Bfloat16.holdsAll(forward.values())
        && Bfloat16.holdsAll(backward.values())) {
      return new RecurrentLayer(
          PackedMatrix.pairs(forward, LANES, VECTORS),
          PackedMatrix.pairs(backward, LANES, VECTORS));
    }
    return new RecurrentLayer(pack(forward), pack(backward));
  }

  @Override
  public int roomFor(int numbers) {
    return (numbers + LANES - 1) / LANES * LANES;
  }

  @Override
  public void multiplyAdd(PackedMatrix weights, float[][] x, float[][] y, int rows) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      addToFour(weights, x, y, row);
    }
    for (; row < rows; row++) {
      for (int panel = 0; panel < weights.arrays().length; panel++) {
        float[] values = weights.arrays()[panel];
        int width = values.length / weights.inputs();
        for (int vector = 0; vector < width; vector += LANES) {
          addToOne(values, vector, width, x[row], y[row], panel * WIDTH + vector, weights.inputs());
        }
      }
    }
  }

  /** Adds x·W to four rows that follow each other. */
  private static void addToFour(PackedMatrix weights, float[][] x, float[][] y, int row) {
    int inputs = weights.inputs();
    for (int panel = 0; panel < weights.arrays().length; panel++) {
      float[] values = weights.arrays()[panel];
      int width = values.length / inputs;
      if (width == WIDTH && MANY_REGISTERS) {
        addFourToFour(values, inputs, x, y, row, panel * WIDTH);
        continue;
      }
      for (int vector = 0; vector < width; vector += LANES) {
        addOneToFour(values, vector, width, inputs, x, y, row, panel * WIDTH + vector);
      }
    }
  }

  /** Adds four vectors of columns to four rows; long, as the sixteen sums must be variables. */
  private static void addFourToFour(
      float[] panel, int inputs, float[][] x, float[][] y, int row, int column) {
    float[] x0 = x[row + 0];
    float[] x1 = x[row + 1];
    float[] x2 = x[row + 2];
    float[] x3 = x[row + 3];
    float[] y0 = y[row + 0];
    float[] y1 = y[row + 1];
    float[] y2 = y[row + 2];
    float[] y3 = y[row + 3];
    FloatVector a0 = FloatVector.fromArray(SPECIES, y0, column + 0 * LANES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y0, column + 1 * LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, y0, column + 2 * LANES);
    FloatVector d0 = FloatVector.fromArray(SPECIES, y0, column + 3 * LANES);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y1, column + 0 * LANES);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y1, column + 1 * LANES);
    FloatVector c1 = FloatVector.fromArray(SPECIES, y1, column + 2 * LANES);
    FloatVector d1 = FloatVector.fromArray(SPECIES, y1, column + 3 * LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y2, column + 0 * LANES);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y2, column + 1 * LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, y2, column + 2 * LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, y2, column + 3 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y3, column + 0 * LANES);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y3, column + 1 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, y3, column + 2 * LANES);
    FloatVector d3 = FloatVector.fromArray(SPECIES, y3, column + 3 * LANES);
    for (int i = 0, w = 0; i < inputs; i++, w += WIDTH) {
      FloatVector a = FloatVector.fromArray(SPECIES, panel, w + 0 * LANES);
      FloatVector b = FloatVector.fromArray(SPECIES, panel, w + 1 * LANES);
      FloatVector c = FloatVector.fromArray(SPECIES, panel, w + 2 * LANES);
      FloatVector d = FloatVector.fromArray(SPECIES, panel, w + 3 * LANES);
      FloatVector h0 = FloatVector.broadcast(SPECIES, x0[i]);
      a0 = a.fma(h0, a0);
      b0 = b.fma(h0, b0);
      c0 = c.fma(h0, c0);
      d0 = d.fma(h0, d0);
      FloatVector h1 = FloatVector.broadcast(SPECIES, x1[i]);
      a1 = a.fma(h1, a1);
      b1 = b.fma(h1, b1);
      c1 = c.fma(h1, c1);
      d1 = d.fma(h1, d1);
      FloatVector h2 = FloatVector.broadcast(SPECIES, x2[i]);
      a2 = a.fma(h2, a2);
      b2 = b.fma(h2, b2);
      c2 = c.fma(h2, c2);
      d2 = d.fma(h2, d2);
      FloatVector h3 = FloatVector.broadcast(SPECIES, x3[i]);
      a3 = a.fma(h3, a3);
      b3 = b.fma(h3, b3);
      c3 = c.fma(h3, c3);
      d3 = d.fma(h3, d3);
    }
    a0.intoArray(y0, column + 0 * LANES);
    b0.intoArray(y0, column + 1 * LANES);
    c0.intoArray(y0, column + 2 * LANES);
    d0.intoArray(y0, column + 3 * LANES);
    a1.intoArray(y1, column + 0 * LANES);
    b1.intoArray(y1, column + 1 * LANES);
    c1.intoArray(y1, column + 2 * LANES);
    d1.intoArray(y1, column + 3 * LANES);
    a2.intoArray(y2, column + 0 * LANES);
    b2.intoArray(y2, column + 1 * LANES);
    c2.intoArray(y2, column + 2 * LANES);
    d2.intoArray(y2, column + 3 * LANES);
    a3.intoArray(y3, column + 0 * LANES);
    b3.intoArray(y3, column + 1 * LANES);
    c3.intoArray(y3, column + 2 * LANES);
    d3.intoArray(y3, column + 3 * LANES);
  }

  /** Adds one vector of columns to four rows. */
  private static void addOneToFour(
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

  /** Adds one vector of columns to one row; two sums, as one would wait for itself. */
  private static void addToOne(
      float[] panel, int at, int width, float[] x, float[] y, int column, int inputs) {
    FloatVector even = FloatVector.fromArray(SPECIES, y, column);
    FloatVector odd = FloatVector.zero(SPECIES);
    int i = 0;
    for (; i + 2 <= inputs; i += 2) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at + i * width);
      FloatVector next = FloatVector.fromArray(SPECIES, panel, at + (i + 1) * width);
      even = w.fma(FloatVector.broadcast(SPECIES, x[i]), even);
      odd = next.fma(FloatVector.broadcast(SPECIES, x[i + 1]), odd);
    }
    if (i < inputs) {
      FloatVector w = FloatVector.fromArray(SPECIES, panel, at + i * width);
      even = w.fma(FloatVector.broadcast(SPECIES, x[i]), even);
    }
    even.add(odd).intoArray(y, column);
  }

  @Override
  public void stepBoth(
      RecurrentLayer layer, Workspace workspace, int forwardRow, int backwardRow, boolean first) {
    float[] forwardGates = workspace.projected(0)[forwardRow];
    float[] backwardGates = workspace.projected(1)[backwardRow];
    if (!first) {
      float[] forwardHidden = workspace.hidden(0)[forwardRow - 1];
      float[] backwardHidden = workspace.hidden(1)[backwardRow + 1];
      addBoth(layer, forwardHidden, forwardGates, backwardHidden, backwardGates);
    }
    int size = layer.cells();
    advance(forwardGates, workspace.cells()[0], workspace.hidden(0)[forwardRow], size);
    advance(backwardGates, workspace.cells()[1], workspace.hidden(1)[backwardRow], size);
  }

  private static void addBoth(
      RecurrentLayer layer,
      float[] forwardHidden,
      float[] forwardGates,
      float[] backwardHidden,
      float[] backwardGates) {
    if (layer.forward().paired()) {
      VectorPairs.addBoth(layer, forwardHidden, forwardGates, backwardHidden, backwardGates);
      return;
    }
    int inputs = layer.cells();
    for (int i = 0; i < layer.forward().arrays().length; i++) {
      float[] forward = layer.forward().arrays()[i];
      float[] backward = layer.backward().arrays()[i];
      int at = i * WIDTH;
      int width = forward.length / inputs;
      if (width == WIDTH) {
        addPanels(
            forward, forwardHidden, forwardGates, backward, backwardHidden, backwardGates, at);
        continue;
      }
      for (int vector = 0; vector < width; vector += LANES) {
        addToOne(forward, vector, width, forwardHidden, forwardGates, at + vector, inputs);
        addToOne(backward, vector, width, backwardHidden, backwardGates, at + vector, inputs);
      }
    }
  }

  /** Adds h·R to four vectors of gates, in both directions. */
  private static void addPanels(
      float[] panel,
      float[] hidden,
      float[] gates,
      float[] backwardPanel,
      float[] backwardHidden,
      float[] backwardGates,
      int at) {
    FloatVector a = FloatVector.fromArray(SPECIES, gates, at);
    FloatVector b = FloatVector.fromArray(SPECIES, gates, at + LANES);
    FloatVector c = FloatVector.fromArray(SPECIES, gates, at + 2 * LANES);
    FloatVector d = FloatVector.fromArray(SPECIES, gates, at + 3 * LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, backwardGates, at);
    FloatVector b2 = FloatVector.fromArray(SPECIES, backwardGates, at + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, backwardGates, at + 2 * LANES);
    FloatVector d2 = FloatVector.fromArray(SPECIES, backwardGates, at + 3 * LANES);
    for (int j = 0, w = 0; w < panel.length; j++, w += WIDTH) {
      FloatVector h = FloatVector.broadcast(SPECIES, hidden[j]);
      FloatVector h2 = FloatVector.broadcast(SPECIES, backwardHidden[j]);
      a = FloatVector.fromArray(SPECIES, panel, w).fma(h, a);
      b = FloatVector.fromArray(SPECIES, panel, w + LANES).fma(h, b);
      c = FloatVector.fromArray(SPECIES, panel, w + 2 * LANES).fma(h, c);
      d = FloatVector.fromArray(SPECIES, panel, w + 3 * LANES).fma(h, d);
      a2 = FloatVector.fromArray(SPECIES, backwardPanel, w).fma(h2, a2);
      b2 = FloatVector.fromArray(SPECIES, backwardPanel, w + LANES).fma(h2, b2);
      c2 = FloatVector.fromArray(SPECIES, backwardPanel, w + 2 * LANES).fma(h2, c2);
      d2 = FloatVector.fromArray(SPECIES, backwardPanel, w + 3 * LANES).fma(h2, d2);
    }
    a.intoArray(gates, at);
    b.intoArray(gates, at + LANES);
    c.intoArray(gates, at + 2 * LANES);
    d.intoArray(gates, at + 3 * LANES);
    a2.intoArray(backwardGates, at);
    b2.intoArray(backwardGates, at + LANES);
    c2.intoArray(backwardGates, at + 2 * LANES);
    d2.intoArray(backwardGates, at + 3 * LANES);
  }

  @Override
  public void stepFour(RecurrentLayer layer, Workspace workspace, int side, boolean first) {
    float[][] gates = workspace.fourProjected();
    PackedMatrix recurrent = layer.recurrent(side);
    if (!first && recurrent.paired()) {
      VectorPairs.addToFour(recurrent, workspace.fourBefore(), gates);
    } else if (!first) {
      addToFour(recurrent, workspace.fourBefore(), gates, 0);
    }
    for (int i = 0; i < SENTENCES_AT_ONCE; i++) {
      advance(gates[i], workspace.cells()[i], workspace.fourHidden()[i], layer.cells());
    }
  }

  /** From the gates of a token to its c and h. */
  private static void advance(float[] gates, float[] cells, float[] hidden, int size) {
    tanh(gates, RecurrentLayer.GATES * size);
    int unit = 0;
    for (; unit < SPECIES.loopBound(size); unit += LANES) {
      FloatVector candidate = FloatVector.fromArray(SPECIES, gates, unit);
      FloatVector forget = FloatVector.fromArray(SPECIES, gates, size + unit);
      FloatVector input = FloatVector.fromArray(SPECIES, gates, 3 * size + unit);
      FloatVector cell = FloatVector.fromArray(SPECIES, cells, unit);
      cell = cell.mul(forget.mul(0.5f).add(0.5f)).add(candidate.mul(input.mul(0.5f).add(0.5f)));
      cell.intoArray(cells, unit);
      cell.intoArray(hidden, unit);
    }
    for (; unit < size; unit++) {
      float forget = 0.5f + 0.5f * gates[size + unit];
      float input = 0.5f + 0.5f * gates[3 * size + unit];
      cells[unit] = forget * cells[unit] + input * gates[unit];
      hidden[unit] = cells[unit];
    }
    tanh(hidden, size);
    unit = 0;
    for (; unit < SPECIES.loopBound(size); unit += LANES) {
      FloatVector output = FloatVector.fromArray(SPECIES, gates, 2 * size + unit);
      FloatVector h = FloatVector.fromArray(SPECIES, hidden, unit);
      h.mul(output.mul(0.5f).add(0.5f)).intoArray(hidden, unit);
    }
    for (; unit < size; unit++) {
      hidden[unit] *= 0.5f + 0.5f * gates[2 * size + unit];
    }
  }

  /** As {@link Activations#tanh}; the array has room for whole vectors. */
  private static void tanh(float[] values, int count) {
    for (int i = 0; i < count; i += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, values, i);
      VectorMask<Float> over = value.compare(VectorOperators.GT, Activations.LIMIT);
      VectorMask<Float> under = value.compare(VectorOperators.LT, -Activations.LIMIT);
      FloatVector x = value.blend(Activations.LIMIT, over).blend(-Activations.LIMIT, under);
      FloatVector u = x.mul(x);
      FloatVector p = FloatVector.broadcast(SPECIES, Activations.P4);
      p = p.fma(u, FloatVector.broadcast(SPECIES, Activations.P3));
      p = p.fma(u, FloatVector.broadcast(SPECIES, Activations.P2));
      p = p.fma(u, FloatVector.broadcast(SPECIES, Activations.P1));
      p = p.fma(u, FloatVector.broadcast(SPECIES, Activations.P0));
      FloatVector q = FloatVector.broadcast(SPECIES, Activations.Q4);
      q = q.fma(u, FloatVector.broadcast(SPECIES, Activations.Q3));
      q = q.fma(u, FloatVector.broadcast(SPECIES, Activations.Q2));
      q = q.fma(u, FloatVector.broadcast(SPECIES, Activations.Q1));
      q = q.fma(u, FloatVector.broadcast(SPECIES, 1f));
      x.mul(p).div(q).intoArray(values, i);
    }
  }
}
