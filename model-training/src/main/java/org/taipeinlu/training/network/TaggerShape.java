package org.taipeinlu.training.network;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.NetworkKind;

/**
 * Sizes and regularisation of a tagging network.
 *
 * @param inputs one for each feature, in the encoder's order
 * @param characters how words are read as characters, if they are
 * @param kind what the hidden layers are
 * @param cells cells of each direction, a number for each layer from the input upwards
 * @param labels number of output labels
 * @param crf whether moves from label to label are learned, too
 * @param dropout what is left out at each step of training
 * @param gradientLimit longest gradient of a layer (L2); longer ones are shortened
 */
public record TaggerShape(
    List<Input> inputs,
    Optional<Characters> characters,
    NetworkKind kind,
    List<Integer> cells,
    int labels,
    boolean crf,
    Dropout dropout,
    double gradientLimit) {

  /**
   * One feature.
   *
   * @param name of the feature
   * @param vocabulary number of ids
   * @param dimension length of the vector of a value; 0 for one-hot values
   * @param tuned whether training changes the vectors
   */
  public record Input(String name, int vocabulary, int dimension, boolean tuned) {
    boolean oneHot() {
      return dimension == 0;
    }

    int width() {
      return oneHot() ? vocabulary : dimension;
    }
  }

  /**
   * A convolution over the characters of each word.
   *
   * @param alphabet number of character ids
   * @param dimension length of the vector of a character
   * @param filters length of the vector of a word
   * @param row ids of a word
   */
  public record Characters(int alphabet, int dimension, int filters, int row) {}

  /**
   * Shares that are left out at each step of training.
   *
   * @param embedding of the values of the embeddings
   * @param recurrent of the weights from a step of a layer to the next (Wan et al. 2013)
   * @param hidden of the values between the layers
   */
  public record Dropout(double embedding, double recurrent, double hidden) {}

  /** {@return the shape of the network of a bundle, to go on with or to compare with} */
  public static TaggerShape of(Manifest manifest) {
    return new TaggerShape(
        manifest.features().stream()
            .map(f -> new Input(f.kind(), f.size(), f.dimension(), true))
            .toList(),
        manifest
            .network()
            .characters()
            .map(c -> new Characters(c.size(), c.dimension(), c.filters(), c.row())),
        NetworkKind.ofId(manifest.network().kind()),
        manifest.network().layers(),
        manifest.labels().size(),
        manifest.network().output().equals(Manifest.Network.CRF),
        new Dropout(0, 0, 0),
        1);
  }

  public TaggerShape {
    inputs = List.copyOf(inputs);
    cells = List.copyOf(cells);
  }

  /** {@return how many numbers are trained} */
  public long parameters() {
    long sum = 0;
    for (Input input : inputs) {
      sum += (long) input.vocabulary() * input.dimension();
    }
    if (characters.isPresent()) {
      Characters sizes = characters.get();
      sum += (long) sizes.alphabet() * sizes.dimension();
      sum += (3L * sizes.dimension() + 1) * sizes.filters();
    }
    int top = kind.outputs(cells.get(cells.size() - 1));
    long transitions = crf ? (labels + 1L) * labels : 0;
    return sum + hiddenParameters() + (top + 1L) * labels + transitions;
  }

  /** {@return how many of them belong to the hidden layers} */
  public long hiddenParameters() {
    int width = inputs.stream().mapToInt(Input::width).sum();
    width += characters.map(Characters::filters).orElse(0);
    long sum = 0;
    for (int size : cells) {
      long ofDirection = 0;
      for (CellKind.Tensor tensor : kind.cell().tensors(width, size)) {
        ofDirection += (long) tensor.rows() * tensor.columns();
      }
      sum += kind.outputs(1) * ofDirection;
      width = kind.outputs(size);
    }
    return sum;
  }
}
