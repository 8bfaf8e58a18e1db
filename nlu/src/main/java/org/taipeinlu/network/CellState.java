package org.taipeinlu.network;

/**
 * What a cell remembers in one call, and how far its gates were open at the last token. Arrays of
 * at least H numbers; all begin as zeros.
 */
final class CellState {
  private final float[] output;
  private final float[] memory;
  private final float[] input;
  private final float[] forget;
  private final float[] open;
  private final float[] candidate;

  /**
   * A beginning.
   *
   * @param room numbers in each array
   */
  CellState(int room) {
    this.output = new float[room];
    this.memory = new float[room];
    this.input = new float[room];
    this.forget = new float[room];
    this.open = new float[room];
    this.candidate = new float[room];
  }

  /** {@return h, or y of a Jordan network: what the cell gave at the last token} */
  float[] output() {
    return output;
  }

  /** {@return c: the memory; only of cells that have one apart from their output} */
  float[] memory() {
    return memory;
  }

  /** {@return the input gate: how much of what is new is taken in} */
  float[] input() {
    return input;
  }

  /** {@return the forget gate: how much of what was known stays} */
  float[] forget() {
    return forget;
  }

  /** {@return the output gate: how much of the memory is shown} */
  float[] open() {
    return open;
  }

  /** {@return what is new at the token} */
  float[] candidate() {
    return candidate;
  }
}
