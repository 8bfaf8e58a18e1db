package org.taipeinlu.network;

import java.util.Arrays;
import org.taipeinlu.features.CharacterEncoder;

/**
 * A {@link CharacterConvolution} whose products are worked out: what a character adds to the sums
 * of a window depends only on which it is and where in the window it stands. Thread-safe.
 */
final class CharacterTable {
  private final CharacterEncoder encoder;
  private final float[] bias;

  /** {@code [place in the window][character][filter]}. */
  private final float[][][] products;

  CharacterTable(CharacterConvolution convolution, Kernel kernel) {
    this.encoder = convolution.encoder();
    Matrix embedding = convolution.embedding();
    int filters = kernel.roomFor(convolution.size());
    this.bias = Arrays.copyOf(convolution.bias().values(), filters);
    float[][] characters = new float[embedding.rows()][];
    Arrays.setAll(characters, embedding::row);
    this.products = new float[CharacterConvolution.WINDOW][embedding.rows()][filters];
    for (int place = 0; place < products.length; place++) {
      int first = place * embedding.columns();
      Matrix weights = convolution.filter().rows(first, first + embedding.columns());
      kernel.multiplyAdd(kernel.pack(weights), characters, products[place], characters.length);
    }
  }

  /** {@return the vector of a word, with zeros to fill up whole vectors} */
  float[] vector(String form) {
    int[] ids = new int[encoder.row() + CharacterConvolution.WINDOW - 1];
    Arrays.fill(ids, CharacterEncoder.PADDING);
    encoder.encode(form, ids, 1);
    float[] largest = new float[bias.length];
    for (int position = 0; position < encoder.row(); position++) {
      keepLarger(
          products[0][ids[position]],
          products[1][ids[position + 1]],
          products[2][ids[position + 2]],
          bias,
          largest);
    }
    return largest;
  }

  private static void keepLarger(
      float[] first, float[] second, float[] third, float[] bias, float[] largest) {
    for (int k = 0; k < largest.length; k++) {
      largest[k] = Math.max(largest[k], bias[k] + first[k] + second[k] + third[k]);
    }
  }
}
