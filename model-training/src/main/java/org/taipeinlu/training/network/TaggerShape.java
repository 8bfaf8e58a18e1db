package org.taipeinlu.training.network;

import java.util.List;

/**
 * Sizes and regularisation of a tagging network.
 *
 * @param inputs one for each feature, in the encoder's order
 * @param cells memory cells of each direction, a number for each layer from the input upwards
 * @param labels number of output labels
 * @param embeddingDropout share of the embedding values that are left out at each step of training
 * @param hiddenDropout the same for the values between the layers
 * @param gradientLimit longest gradient of a layer (L2); longer ones are shortened
 */
public record TaggerShape(
    List<Input> inputs,
    List<Integer> cells,
    int labels,
    double embeddingDropout,
    double hiddenDropout,
    double gradientLimit) {

  /**
   * One embedded feature.
   *
   * @param name of the feature
   * @param vocabulary number of ids
   * @param dimension length of a vector
   */
  public record Input(String name, int vocabulary, int dimension) {}

  public TaggerShape {
    inputs = List.copyOf(inputs);
    cells = List.copyOf(cells);
  }

  /** {@return how many numbers are trained} */
  public long parameters() {
    long sum = 0;
    long width = 0;
    for (Input input : inputs) {
      sum += (long) input.vocabulary() * input.dimension();
      width += input.dimension();
    }
    for (int size : cells) {
      sum += 2 * (width + size + 1) * 4 * size;
      width = 2L * size;
    }
    return sum + (width + 1) * labels;
  }
}
