package org.taipeinlu.network;

import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers in rows and columns, row after row.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values {@code rows × columns} numbers; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // weights are megabytes and read in the inner loop
public record Matrix(int rows, int columns, float[] values) {
  public Matrix {
    if (rows < 1 || columns < 1 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'values' must hold rows × columns numbers: rows=%d, columns=%d, length=%d",
              rows,
              columns,
              values.length));
    }
  }

  /** {@return some of the rows, as a matrix of their own} */
  Matrix rows(int first, int end) {
    return new Matrix(
        end - first, columns, Arrays.copyOfRange(values, first * columns, end * columns));
  }

  /** {@return some of the columns, as a matrix of their own} */
  Matrix columns(int first, int end) {
    float[] part = new float[rows * (end - first)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns + first, part, row * (end - first), end - first);
    }
    return new Matrix(rows, end - first, part);
  }

  /** {@return a copy of one row} */
  float[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }
}
