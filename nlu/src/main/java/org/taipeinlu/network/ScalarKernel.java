package org.taipeinlu.network;

/**
 * Plain loops over whole rows, which the just-in-time compiler turns into vector instructions by
 * itself. Needs nothing of the JVM.
 */
final class ScalarKernel implements Kernel {

  @Override
  public PackedMatrix pack(Matrix matrix) {
    return PackedMatrix.rows(matrix);
  }

  @Override
  public RecurrentLayer packRecurrent(Matrix forward, Matrix backward) {
    return new RecurrentLayer(pack(forward), pack(backward));
  }

  @Override
  public int roomFor(int numbers) {
    return numbers;
  }

  @Override
  public void multiplyAdd(PackedMatrix weights, float[][] x, float[][] y, int rows) {
    for (int row = 0; row < rows; row++) {
      addProduct(weights, x[row], y[row]);
    }
  }

  @Override
  public void stepBoth(
      RecurrentLayer layer, Workspace workspace, int forwardRow, int backwardRow, boolean first) {
    float[] forwardGates = workspace.projected(0)[forwardRow];
    float[] backwardGates = workspace.projected(1)[backwardRow];
    if (!first) {
      addProduct(layer.forward(), workspace.hidden(0)[forwardRow - 1], forwardGates);
      addProduct(layer.backward(), workspace.hidden(1)[backwardRow + 1], backwardGates);
    }
    int size = layer.cells();
    advance(forwardGates, workspace.cells()[0], workspace.hidden(0)[forwardRow], size);
    advance(backwardGates, workspace.cells()[1], workspace.hidden(1)[backwardRow], size);
  }

  @Override
  public void stepFour(RecurrentLayer layer, Workspace workspace, int side, boolean first) {
    for (int i = 0; i < SENTENCES_AT_ONCE; i++) {
      float[] gates = workspace.fourProjected()[i];
      if (!first) {
        addProduct(layer.recurrent(side), workspace.fourBefore()[i], gates);
      }
      advance(gates, workspace.cells()[i], workspace.fourHidden()[i], layer.cells());
    }
  }

  /** y += x·W, four rows of W in one pass over y, so that y is read and written less often. */
  private static void addProduct(PackedMatrix weights, float[] x, float[] y) {
    float[][] rows = weights.arrays();
    int columns = weights.columns();
    int i = 0;
    for (; i + 4 <= rows.length; i += 4) {
      addFourRows(rows, x, i, y, columns);
    }
    for (; i < rows.length; i++) {
      addRow(rows[i], x[i], y, columns);
    }
  }

  private static void addFourRows(float[][] rows, float[] x, int first, float[] y, int columns) {
    float[] row0 = rows[first];
    float[] row1 = rows[first + 1];
    float[] row2 = rows[first + 2];
    float[] row3 = rows[first + 3];
    float x0 = x[first];
    float x1 = x[first + 1];
    float x2 = x[first + 2];
    float x3 = x[first + 3];
    for (int i = 0; i < columns; i++) {
      y[i] += x0 * row0[i] + x1 * row1[i] + x2 * row2[i] + x3 * row3[i];
    }
  }

  private static void addRow(float[] row, float factor, float[] y, int columns) {
    for (int i = 0; i < columns; i++) {
      y[i] += factor * row[i];
    }
  }

  /** From the gates of a token to its c and h. */
  private static void advance(float[] gates, float[] cells, float[] hidden, int size) {
    Activations.tanh(gates, RecurrentLayer.GATES * size);
    for (int i = 0; i < size; i++) {
      float forget = 0.5f + 0.5f * gates[size + i];
      float input = 0.5f + 0.5f * gates[3 * size + i];
      cells[i] = forget * cells[i] + input * gates[i];
    }
    System.arraycopy(cells, 0, hidden, 0, size);
    Activations.tanh(hidden, size);
    for (int i = 0; i < size; i++) {
      hidden[i] *= 0.5f + 0.5f * gates[2 * size + i];
    }
  }
}
