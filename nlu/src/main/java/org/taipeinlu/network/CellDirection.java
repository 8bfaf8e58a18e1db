package org.taipeinlu.network;

import java.util.List;
import org.taipeinlu.features.EncodedSentence;

/** One direction of a hidden layer over a sentence. */
final class CellDirection {

  /** Sees the state after each token. */
  @FunctionalInterface
  interface Observer {
    /** Sees the state after a token; it changes with the next one. */
    void read(int token, CellState state);
  }

  private final Cell cell;
  private final int size;
  private final InputProjection projection;
  private final boolean forwards;
  private final int room;

  /**
   * Packs the weights.
   *
   * @param features those below, if there are any
   * @param forwards whether it reads from the first token on
   */
  CellDirection(CellWeights weights, List<FeatureInput> features, boolean forwards, Kernel kernel) {
    this.cell = weights.kind().cell(weights, kernel);
    this.size = weights.size();
    this.projection = new InputProjection(weights, features, kernel);
    this.forwards = forwards;
    this.room = kernel.roomFor(size);
  }

  /** {@return H, the numbers that it gives at a token} */
  int size() {
    return size;
  }

  /** {@return whether its states have gates} */
  boolean gated() {
    return cell.gated();
  }

  /**
   * Reads a sentence.
   *
   * @param below for each token what lies below and is not one-hot
   */
  void read(EncodedSentence sentence, float[][] below, Observer observer) {
    float[][] projected = projection.project(sentence, below);
    CellState state = new CellState(room);
    for (int step = 0; step < projected.length; step++) {
      int token = forwards ? step : projected.length - 1 - step;
      cell.read(projected[token], state);
      observer.read(token, state);
    }
  }
}
