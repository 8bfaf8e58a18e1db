package org.taipeinlu.network;

import java.util.List;

/**
 * What the memory of a network did while it read a sentence.
 *
 * @param layers from the features upwards
 */
public record GateTrace(List<Layer> layers) {
  public GateTrace {
    layers = List.copyOf(layers);
  }

  /**
   * A layer, token by token in the order of the sentence, in both directions.
   *
   * @param forward as it read from the first token to the last
   * @param backward as it read from the last token to the first; empty if it does not
   */
  public record Layer(List<Step> forward, List<Step> backward) {
    public Layer {
      forward = List.copyOf(forward);
      backward = List.copyOf(backward);
    }
  }

  /**
   * One direction of a layer at a token. Gates are means over its cells, between 0, closed, and 1,
   * open.
   *
   * @param input how much of what is new was taken in
   * @param forget how much of what was known stayed
   * @param output how much of the memory was shown
   * @param change mean absolute change of the memory
   * @param action the gates in a word
   * @param cells those whose memory changed most, the most first
   */
  public record Step(
      double input,
      double forget,
      double output,
      double change,
      Action action,
      List<CellChange> cells) {
    public Step {
      cells = List.copyOf(cells);
    }
  }

  /**
   * How the memory of a cell changed at a token.
   *
   * @param cell counted from 0
   * @param before its memory when the token was read
   * @param after its memory afterwards
   */
  public record CellChange(int cell, double before, double after) {}

  /** What gates that are open or closed do to a memory. */
  public enum Action {
    /** Input closed, forget open: the memory stays as it was. */
    KEPT,

    /** Input closed, forget closed: the memory is wiped. */
    RESET,

    /** Input open, forget closed: what is new takes the place of the memory. */
    OVERWROTE,

    /** Input open, forget open: what is new is added to the memory. */
    MIXED;

    private static final double HALF_OPEN = 0.5;

    static Action of(double input, double forget) {
      if (input < HALF_OPEN) {
        return forget < HALF_OPEN ? RESET : KEPT;
      }
      return forget < HALF_OPEN ? OVERWROTE : MIXED;
    }
  }
}
