package org.taipeinlu.network;

import java.util.Arrays;

/** The arrays in which one call works. Side 0 is the forward direction, 1 the backward one. */
final class Workspace {
  private final float[][][] projected;
  private final float[][] cells;
  private final float[][] fourProjected = new float[Kernel.SENTENCES_AT_ONCE][];
  private final float[][] fourHidden = new float[Kernel.SENTENCES_AT_ONCE][];
  private final float[][] fourBefore = new float[Kernel.SENTENCES_AT_ONCE][];
  private float[][][] hidden;
  private float[][][] below;

  /**
   * Makes room.
   *
   * @param rows tokens
   * @param gates numbers in a row of {@link #projected}
   * @param units numbers in a row of {@link #hidden}
   */
  Workspace(int rows, int gates, int units) {
    this.projected = new float[2][rows][gates];
    this.hidden = new float[2][rows][units];
    this.below = new float[2][rows][units];
    this.cells = new float[Kernel.SENTENCES_AT_ONCE][units];
  }

  /** {@return how many tokens there is room for} */
  int rows() {
    return projected[0].length;
  }

  /** {@return x·W + b of a side: {@code [token][4H]}; kernels overwrite it} */
  float[][] projected(int side) {
    return projected[side];
  }

  /** {@return h of a side: {@code [token][H]}} */
  float[][] hidden(int side) {
    return hidden[side];
  }

  /** {@return h of a side of the layer below} */
  float[][] below(int side) {
    return below[side];
  }

  /** {@return c: of both directions of one sentence, or of four sentences in one direction} */
  float[][] cells() {
    return cells;
  }

  /** Begins a sentence, or four. */
  void clearCells() {
    for (float[] row : cells) {
      Arrays.fill(row, 0f);
    }
  }

  /** Goes one layer up. */
  void ascend() {
    float[][][] free = below;
    below = hidden;
    hidden = free;
  }

  /**
   * Finds the next tokens of four sentences that lie one after the other.
   *
   * @param lengths their numbers of tokens
   * @param step how many tokens of each were read already
   * @param idle the row for sentences that are over
   */
  void advance(int[] lengths, int side, int step, int idle) {
    int start = 0;
    for (int i = 0; i < lengths.length; i++) {
      boolean over = step >= lengths[i];
      int row = side == 0 ? start + step : start + lengths[i] - 1 - step;
      fourProjected[i] = projected[side][over ? idle : row];
      fourHidden[i] = hidden[side][over ? idle : row];
      fourBefore[i] = hidden[side][over || step == 0 ? idle : row - 1 + 2 * side];
      start += lengths[i];
    }
  }

  /** {@return x·W + b of the tokens that {@link #advance} found; kernels overwrite it} */
  float[][] fourProjected() {
    return fourProjected;
  }

  /** {@return h of the tokens that {@link #advance} found} */
  float[][] fourHidden() {
    return fourHidden;
  }

  /** {@return h of the tokens that were read before them} */
  float[][] fourBefore() {
    return fourBefore;
  }
}
