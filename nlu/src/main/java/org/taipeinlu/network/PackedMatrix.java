package org.taipeinlu.network;

import java.util.Arrays;

/**
 * A matrix in the order in which a kernel reads it: an array for each row, or for each panel, of
 * floats or of pairs.
 *
 * <p>A panel holds some neighbouring columns of all rows, so that the inner loop reads straight
 * through memory and its sums stay in registers:
 *
 * <pre>
 * panel: [input][column of the panel]      the last column filled up with zeros to whole vectors
 * </pre>
 */
final class PackedMatrix {
  private static final int[][] NO_PAIRS = {};

  private final int inputs;
  private final int columns;
  private final float[][] arrays;
  private final int[][] pairs;

  private PackedMatrix(int inputs, int columns, float[][] arrays, int[][] pairs) {
    this.inputs = inputs;
    this.columns = columns;
    this.arrays = arrays;
    this.pairs = pairs;
  }

  /** {@return a matrix as it is, row by row} */
  static PackedMatrix rows(Matrix matrix) {
    float[][] rows = new float[matrix.rows()][];
    Arrays.setAll(rows, matrix::row);
    return new PackedMatrix(matrix.rows(), matrix.columns(), rows, NO_PAIRS);
  }

  /**
   * {@return a matrix in panels}
   *
   * @param lanes columns of a vector
   * @param vectors vectors of a panel; the last may have fewer
   */
  static PackedMatrix panels(Matrix matrix, int lanes, int vectors) {
    int columns = (matrix.columns() + lanes - 1) / lanes * lanes;
    int width = lanes * vectors;
    float[][] panels = new float[(columns + width - 1) / width][];
    for (int panel = 0; panel < panels.length; panel++) {
      int first = panel * width;
      panels[panel] = panel(matrix, first, Math.min(width, columns - first));
    }
    return new PackedMatrix(matrix.rows(), columns, panels, NO_PAIRS);
  }

  private static float[] panel(Matrix matrix, int first, int width) {
    int held = Math.min(width, matrix.columns() - first);
    float[] panel = new float[matrix.rows() * width];
    for (int input = 0; input < matrix.rows(); input++) {
      int from = input * matrix.columns() + first;
      System.arraycopy(matrix.values(), from, panel, input * width, held);
    }
    return panel;
  }

  /**
   * {@return a matrix of {@link Bfloat16} numbers in panels of half the size}
   *
   * <pre>
   * panel: [input][vector of pairs]      a pair: a column below, and above it the one {@code lanes} on
   * </pre>
   *
   * @param lanes columns of a vector
   * @param vectors vectors of a panel, an even number
   * @throws IllegalArgumentException if the columns do not fill whole panels, or a number is none
   *     of these
   */
  static PackedMatrix pairs(Matrix matrix, int lanes, int vectors) {
    int width = lanes * vectors;
    if (matrix.columns() % width != 0 || !Bfloat16.holdsAll(matrix.values())) {
      throw new IllegalArgumentException(
          "'matrix' must hold bfloat16 numbers in columns that fill panels of " + width);
    }
    int[][] panels = new int[matrix.columns() / width][];
    for (int panel = 0; panel < panels.length; panel++) {
      int[] pairs = new int[matrix.rows() * width / 2];
      for (int i = 0; i < pairs.length; i++) {
        int input = i / (width / 2);
        int vector = i % (width / 2) / lanes;
        int column = panel * width + 2 * vector * lanes + i % lanes;
        float below = matrix.values()[input * matrix.columns() + column];
        float above = matrix.values()[input * matrix.columns() + column + lanes];
        pairs[i] = Bfloat16.bits(above) << Short.SIZE | Short.toUnsignedInt(Bfloat16.bits(below));
      }
      panels[panel] = pairs;
    }
    return new PackedMatrix(matrix.rows(), matrix.columns(), new float[0][], panels);
  }

  int inputs() {
    return inputs;
  }

  /** {@return the numbers in a row of outputs, zeros that fill up the last vector included} */
  int columns() {
    return columns;
  }

  /** {@return the rows or the panels; not copied} */
  float[][] arrays() {
    return arrays;
  }

  /** {@return the panels of pairs; none if the matrix is packed as floats; not copied} */
  int[][] pairs() {
    return pairs;
  }

  /** {@return whether two numbers share an int} */
  boolean paired() {
    return pairs.length > 0;
  }
}
