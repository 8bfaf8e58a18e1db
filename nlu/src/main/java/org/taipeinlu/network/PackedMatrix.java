package org.taipeinlu.network;

import java.util.Arrays;

/**
 * A matrix in the order in which a kernel reads it: an array for each row, or for each panel.
 *
 * <p>The columns are those of some parts (the four gates of a cell, or one part) of equally many
 * units. For panels, units are taken in blocks, and a panel holds all parts of one block, so that
 * the inner loop reads straight through memory:
 *
 * <pre>
 * panel of a block: [input][part][unit of the block]      the last block filled up with zeros
 * </pre>
 */
final class PackedMatrix {
  private final int inputs;
  private final int columns;
  private final float[][] arrays;

  private PackedMatrix(int inputs, int columns, float[][] arrays) {
    this.inputs = inputs;
    this.columns = columns;
    this.arrays = arrays;
  }

  /** {@return a matrix as it is, row by row} */
  static PackedMatrix rows(Matrix matrix) {
    float[][] rows = new float[matrix.rows()][];
    Arrays.setAll(rows, matrix::row);
    return new PackedMatrix(matrix.rows(), matrix.columns(), rows);
  }

  /**
   * {@return a matrix in panels}
   *
   * @param parts number of parts of its columns
   * @param block units of a block
   */
  static PackedMatrix panels(Matrix matrix, int parts, int block) {
    int units = matrix.columns() / parts;
    int width = parts * block;
    float[][] panels = new float[(units + block - 1) / block][matrix.rows() * width];
    for (int input = 0; input < matrix.rows(); input++) {
      for (int column = 0; column < matrix.columns(); column++) {
        int unit = column % units;
        int target = input * width + column / units * block + unit % block;
        panels[unit / block][target] = matrix.values()[input * matrix.columns() + column];
      }
    }
    return new PackedMatrix(matrix.rows(), panels.length * width, panels);
  }

  int inputs() {
    return inputs;
  }

  /** {@return the numbers in a row of outputs, zeros that fill up the last block included} */
  int columns() {
    return columns;
  }

  /** {@return the rows or the panels; not copied} */
  float[][] arrays() {
    return arrays;
  }

  /** {@return the only row of a matrix with one row, in the order of a row of outputs} */
  float[] onlyRow() {
    float[] row = new float[columns];
    int at = 0;
    for (float[] array : arrays) {
      System.arraycopy(array, 0, row, at, array.length);
      at += array.length;
    }
    return row;
  }
}
