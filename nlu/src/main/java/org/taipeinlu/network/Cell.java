package org.taipeinlu.network;

/**
 * One direction of a hidden layer, token by token. H is the number of its units. Thread-safe: what
 * it remembers is in a {@link CellState}.
 */
interface Cell {

  /**
   * Reads a token.
   *
   * @param z x·W + b of the token, in blocks of H; overwritten
   * @param state what it remembers; {@link CellState#output()} is what it gives at this token
   */
  void read(float[] z, CellState state);

  /** {@return whether its state has gates: {@link CellState#input()} and its fellows} */
  default boolean gated() {
    return false;
  }
}
