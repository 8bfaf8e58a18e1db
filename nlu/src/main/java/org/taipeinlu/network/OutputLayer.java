package org.taipeinlu.network;

/** The linear layer from h of the last LSTM layer to the scores of the labels. */
final class OutputLayer {
  private final Kernel kernel;
  private final PackedMatrix forward;
  private final PackedMatrix backward;
  private final float[] bias;
  private final int labels;

  /**
   * Packs the layer.
   *
   * @param weights {@code [2H][labels]}
   * @param bias {@code [1][labels]}
   */
  OutputLayer(Matrix weights, Matrix bias, Kernel kernel) {
    int cells = weights.rows() / 2;
    this.kernel = kernel;
    this.forward = kernel.pack(weights.rows(0, cells));
    this.backward = kernel.pack(weights.rows(cells, 2 * cells));
    this.bias = ScoringLayer.filledUp(bias, kernel);
    this.labels = weights.columns();
  }

  /** {@return numbers in a row of scores before they are handed out} */
  int columns() {
    return bias.length;
  }

  /** Scores all tokens in the workspace, whose projections are not needed any more. */
  void score(Workspace workspace, int rows) {
    float[][] scores = workspace.projected(0);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias, 0, scores[row], 0, bias.length);
    }
    kernel.multiplyAdd(forward, workspace.hidden(0), scores, rows);
    kernel.multiplyAdd(backward, workspace.hidden(1), scores, rows);
  }

  /** {@return the scores of some of the tokens that were scored} */
  Scores take(Workspace workspace, int first, int tokens) {
    float[] values = new float[tokens * labels];
    for (int token = 0; token < tokens; token++) {
      float[] row = workspace.projected(0)[first + token];
      System.arraycopy(row, 0, values, token * labels, labels);
    }
    return new Scores(values, labels);
  }
}
