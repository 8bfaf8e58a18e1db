package org.taipeinlu.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A bidirectional layer as a kernel runs it. */
final class ScoringLayer {
  private final Kernel kernel;
  private final RecurrentLayer recurrent;
  private final float[][] bias;
  private final PackedMatrix[][] fromBelow;

  /**
   * Packs a layer.
   *
   * @param below cells of a direction of the layer below; 0 where embeddings are below
   */
  private ScoringLayer(BiLstmScorer.Bidirectional layer, int below, Kernel kernel) {
    this.kernel = kernel;
    this.recurrent =
        kernel.packRecurrent(
            halved(layer.forward().recurrent()), halved(layer.backward().recurrent()));
    this.bias =
        new float[][] {
          filledUp(halved(layer.forward().bias()), kernel),
          filledUp(halved(layer.backward().bias()), kernel)
        };
    this.fromBelow =
        below == 0
            ? new PackedMatrix[0][]
            : new PackedMatrix[][] {
              halves(layer.forward().input(), below, kernel),
              halves(layer.backward().input(), below, kernel)
            };
  }

  /** {@return layers from the embeddings upwards} */
  static List<ScoringLayer> of(List<BiLstmScorer.Bidirectional> layers, Kernel kernel) {
    List<ScoringLayer> packed = new ArrayList<>();
    int below = 0;
    for (BiLstmScorer.Bidirectional layer : layers) {
      packed.add(new ScoringLayer(layer, below, kernel));
      below = layer.forward().size();
    }
    return List.copyOf(packed);
  }

  /** {@return gates packed, f, o and i halved} */
  static PackedMatrix pack(Matrix gates, Kernel kernel) {
    return kernel.pack(halved(gates));
  }

  private static Matrix halved(Matrix gates) {
    float[] values = gates.values().clone();
    int units = gates.columns() / RecurrentLayer.GATES;
    for (int i = 0; i < values.length; i++) {
      values[i] *= i % gates.columns() < units ? 1f : 0.5f;
    }
    return new Matrix(gates.rows(), gates.columns(), values);
  }

  /** {@return a matrix of one row as an array with room for whole vectors} */
  static float[] filledUp(Matrix row, Kernel kernel) {
    return Arrays.copyOf(row.values(), kernel.roomFor(row.columns()));
  }

  private static PackedMatrix[] halves(Matrix input, int below, Kernel kernel) {
    return new PackedMatrix[] {
      pack(input.rows(0, below), kernel), pack(input.rows(below, 2 * below), kernel)
    };
  }

  /** {@return b of a side} */
  float[] bias(int side) {
    return bias[side];
  }

  /** {@return numbers in a row of projections of a side} */
  int gates() {
    return bias[0].length;
  }

  /** {@return numbers in a row of h of a side} */
  int units() {
    return kernel.roomFor(recurrent.cells());
  }

  /** Projects h of the layer below: x·W + b. */
  void project(Workspace workspace, int rows) {
    for (int side = 0; side < 2; side++) {
      float[][] projected = workspace.projected(side);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(bias[side], 0, projected[row], 0, gates());
      }
      kernel.multiplyAdd(fromBelow[side][0], workspace.below(0), projected, rows);
      kernel.multiplyAdd(fromBelow[side][1], workspace.below(1), projected, rows);
    }
  }

  /** Reads one sentence in both directions. */
  void read(Workspace workspace, int tokens) {
    workspace.clearCells();
    read(workspace, tokens, 0, tokens);
  }

  /** Goes on with a sentence in both directions, from a step to before another. */
  void read(Workspace workspace, int tokens, int first, int end) {
    for (int step = first; step < end; step++) {
      kernel.stepBoth(recurrent, workspace, step, tokens - 1 - step, step == 0);
    }
  }

  /**
   * Reads four sentences that lie one after the other.
   *
   * @param lengths their numbers of tokens, ascending
   * @param idle a row that no token has, for the sentences that are over before the longest
   */
  void readFour(Workspace workspace, int[] lengths, int idle) {
    int longest = lengths[lengths.length - 1];
    for (int side = 0; side < 2; side++) {
      workspace.clearCells();
      for (int step = 0; step < longest; step++) {
        workspace.advance(lengths, side, step, idle);
        kernel.stepFour(recurrent, workspace, side, step == 0);
      }
    }
  }
}
