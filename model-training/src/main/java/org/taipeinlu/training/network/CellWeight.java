package org.taipeinlu.training.network;

/**
 * A matrix of parameters of a cell, with the gradient of the loss by it. Every row is an array of
 * its own, because the just-in-time compiler makes vector instructions of loops in which all
 * indices are the same. Not thread-safe.
 */
final class CellWeight {
  private final double[][] rows;
  private final double[][] transposed;
  private final double[][] gradient;

  /**
   * Takes parameters whose gradient is 0 yet.
   *
   * @param columns numbers in a row
   * @param values row after row
   */
  CellWeight(int columns, double[] values) {
    this.rows = new double[values.length / columns][columns];
    this.transposed = new double[columns][rows.length];
    this.gradient = new double[rows.length][columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * columns, rows[i], 0, columns);
      for (int j = 0; j < columns; j++) {
        transposed[j][i] = rows[i][j];
      }
    }
  }

  /** {@return numbers in a row} */
  int columns() {
    return transposed.length;
  }

  /** {@return a copy of the first row} */
  double[] firstRow() {
    return rows[0].clone();
  }

  /** {@return the gradient so far, row after row} */
  double[] gradient() {
    double[] values = new double[rows.length * columns()];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(gradient[i], 0, values, i * columns(), columns());
    }
    return values;
  }

  /** y += x·M. */
  void multiply(double[] x, double[] y) {
    multiply(x, y, 0, columns());
  }

  /** y += x·M in some of the columns. */
  void multiply(double[] x, double[] y, int first, int end) {
    for (int i = 0; i < rows.length; i++) {
      if (x[i] != 0) { // most of a one-hot input is
        add(x[i], rows[i], y, first, end);
      }
    }
  }

  /** Learns from y = x·M and goes back through it: dM += xᵀ·dy, dx += dy·Mᵀ. */
  void goBack(double[] x, double[] dy, double[] dx) {
    goBack(x, dy, dx, 0, columns());
  }

  /** Learns from y = x·M in some of the columns, and goes back through them. */
  void goBack(double[] x, double[] dy, double[] dx, int first, int end) {
    for (int i = 0; i < rows.length; i++) {
      if (x[i] != 0) {
        add(x[i], dy, gradient[i], first, end);
      }
    }
    for (int j = first; j < end; j++) {
      add(dy[j], transposed[j], dx, 0, rows.length);
    }
  }

  /** Learns from y = x + M, where M is a row. */
  void goBackThroughSum(double[] dy) {
    add(1, dy, gradient[0], 0, columns());
  }

  private static void add(double factor, double[] x, double[] y, int first, int end) {
    for (int i = first; i < end; i++) {
      y[i] += factor * x[i];
    }
  }
}
