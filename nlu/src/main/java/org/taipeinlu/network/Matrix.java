package org.taipeinlu.network;

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

  /** Adds {@code row × factor} to a stretch of another array. */
  void addRowTo(int row, float factor, float[] target, int offset) {
    int from = row * columns;
    for (int i = 0; i < columns; i++) {
      target[offset + i] += factor * values[from + i];
    }
  }
}
