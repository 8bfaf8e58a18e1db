package org.taipeinlu.network;

/**
 * The recurrent half of a bidirectional layer, packed.
 *
 * <p>The columns of the gates f, o and i, here, in the input weights and in the bias, are half of
 * what they were: σ(x) = ½ + ½ tanh(½ x), so that one tanh serves all gates.
 *
 * @param forward R of the direction that reads from the first token on
 * @param backward R of the direction that reads from the last token on
 */
record RecurrentLayer(PackedMatrix forward, PackedMatrix backward) {
  static final int GATES = 4;

  /** {@return R of a side: 0 forward, 1 backward} */
  PackedMatrix recurrent(int side) {
    return side == 0 ? forward : backward;
  }

  /** {@return H, the cells of a direction} */
  int cells() {
    return forward.inputs();
  }
}
