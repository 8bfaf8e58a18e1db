package org.taipeinlu.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products with matrices of {@link Bfloat16} numbers in pairs: a vector of ints holds two vectors
 * of weights, and a shift or a mask makes floats of them. The sums are the same as with floats, bit
 * by bit. Part of {@link VectorKernel}, and compiled with it.
 */
final class VectorPairs {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> PAIRS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int UPPER_HALF = 0xFFFF0000;

  private VectorPairs() {}

  /** Adds h·R to the gates of a token in both directions. */
  static void addBoth(
      RecurrentLayer layer,
      float[] forwardHidden,
      float[] forwardGates,
      float[] backwardHidden,
      float[] backwardGates) {
    int[][] forward = layer.forward().pairs();
    int[][] backward = layer.backward().pairs();
    for (int panel = 0; panel < forward.length; panel++) {
      addPanels(
          forward[panel],
          forwardHidden,
          forwardGates,
          backward[panel],
          backwardHidden,
          backwardGates,
          panel * 4 * LANES);
    }
  }

  /** Adds h·R to four vectors of gates, in both directions. */
  private static void addPanels(
      int[] panel,
      float[] hidden,
      float[] gates,
      int[] backwardPanel,
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
    for (int j = 0, w = 0; w < panel.length; j++, w += 2 * LANES) {
      FloatVector h = FloatVector.broadcast(SPECIES, hidden[j]);
      FloatVector h2 = FloatVector.broadcast(SPECIES, backwardHidden[j]);
      IntVector ab = IntVector.fromArray(PAIRS, panel, w);
      IntVector cd = IntVector.fromArray(PAIRS, panel, w + LANES);
      IntVector ab2 = IntVector.fromArray(PAIRS, backwardPanel, w);
      IntVector cd2 = IntVector.fromArray(PAIRS, backwardPanel, w + LANES);
      a = ab.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats().fma(h, a);
      b = ab.and(UPPER_HALF).reinterpretAsFloats().fma(h, b);
      c = cd.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats().fma(h, c);
      d = cd.and(UPPER_HALF).reinterpretAsFloats().fma(h, d);
      a2 = ab2.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats().fma(h2, a2);
      b2 = ab2.and(UPPER_HALF).reinterpretAsFloats().fma(h2, b2);
      c2 = cd2.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats().fma(h2, c2);
      d2 = cd2.and(UPPER_HALF).reinterpretAsFloats().fma(h2, d2);
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

  /**
   * Adds x·R to four rows.
   *
   * @param x four rows of inputs
   * @param y four rows of outputs
   */
  static void addToFour(PackedMatrix weights, float[][] x, float[][] y) {
    int inputs = weights.inputs();
    for (int panel = 0; panel < weights.pairs().length; panel++) {
      int[] pairs = weights.pairs()[panel];
      int width = pairs.length / inputs;
      for (int vector = 0; vector < width; vector += LANES) {
        addOneToFour(pairs, vector, width, x, y, 2 * (panel * width + vector));
      }
    }
  }

  /** Adds two vectors of columns, which share a vector of pairs, to four rows. */
  private static void addOneToFour(
      int[] panel, int at, int width, float[][] x, float[][] y, int column) {
    float[] x0 = x[0];
    float[] x1 = x[1];
    float[] x2 = x[2];
    float[] x3 = x[3];
    FloatVector a0 = FloatVector.fromArray(SPECIES, y[0], column);
    FloatVector b0 = FloatVector.fromArray(SPECIES, y[0], column + LANES);
    FloatVector a1 = FloatVector.fromArray(SPECIES, y[1], column);
    FloatVector b1 = FloatVector.fromArray(SPECIES, y[1], column + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, y[2], column);
    FloatVector b2 = FloatVector.fromArray(SPECIES, y[2], column + LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, y[3], column);
    FloatVector b3 = FloatVector.fromArray(SPECIES, y[3], column + LANES);
    for (int i = 0, w = at; w < panel.length; i++, w += width) {
      IntVector ab = IntVector.fromArray(PAIRS, panel, w);
      FloatVector a = ab.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats();
      FloatVector b = ab.and(UPPER_HALF).reinterpretAsFloats();
      FloatVector h0 = FloatVector.broadcast(SPECIES, x0[i]);
      a0 = a.fma(h0, a0);
      b0 = b.fma(h0, b0);
      FloatVector h1 = FloatVector.broadcast(SPECIES, x1[i]);
      a1 = a.fma(h1, a1);
      b1 = b.fma(h1, b1);
      FloatVector h2 = FloatVector.broadcast(SPECIES, x2[i]);
      a2 = a.fma(h2, a2);
      b2 = b.fma(h2, b2);
      FloatVector h3 = FloatVector.broadcast(SPECIES, x3[i]);
      a3 = a.fma(h3, a3);
      b3 = b.fma(h3, b3);
    }
    a0.intoArray(y[0], column);
    b0.intoArray(y[0], column + LANES);
    a1.intoArray(y[1], column);
    b1.intoArray(y[1], column + LANES);
    a2.intoArray(y[2], column);
    b2.intoArray(y[2], column + LANES);
    a3.intoArray(y[3], column);
    b3.intoArray(y[3], column + LANES);
  }
}
