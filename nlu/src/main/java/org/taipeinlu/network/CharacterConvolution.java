package org.taipeinlu.network;

import java.util.Arrays;
import java.util.Locale;
import org.taipeinlu.features.CharacterEncoder;

/**
 * What a word looks like: a convolution over its characters, rectified, and of each filter the
 * largest value in the word (dos Santos and Zadrozny 2014). Thread-safe.
 *
 * <pre>
 * v[k] = max over p of max(0, b[k] + Σ_w e[c(p + w)] · F[w][k])       w = 0, 1, 2
 * </pre>
 *
 * @param encoder words to character ids; beyond the row lies padding
 * @param embedding {@code [characters][dimension]}
 * @param filter {@code [3 × dimension][filters]}, the first character of a window first
 * @param bias {@code [1][filters]}
 */
public record CharacterConvolution(
    CharacterEncoder encoder, Matrix embedding, Matrix filter, Matrix bias) {
  /** Characters that a filter sees at once. */
  public static final int WINDOW = 3;

  public CharacterConvolution {
    if (embedding.rows() != encoder.vocabulary().size()
        || filter.rows() != WINDOW * embedding.columns()
        || bias.columns() != filter.columns()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the sizes of the character network do not fit: %d characters, embedding %d × %d, filter %d × %d, bias %d",
              encoder.vocabulary().size(),
              embedding.rows(),
              embedding.columns(),
              filter.rows(),
              filter.columns(),
              bias.columns()));
    }
  }

  /** {@return the length of a vector} */
  public int size() {
    return filter.columns();
  }

  /** {@return the vector of a word} */
  public float[] vector(String form) {
    int[] ids = new int[encoder.row() + WINDOW - 1];
    Arrays.fill(ids, CharacterEncoder.PADDING);
    encoder.encode(form, ids, 1);
    float[] largest = new float[size()];
    float[] sums = new float[size()];
    for (int position = 0; position < encoder.row(); position++) {
      System.arraycopy(bias.values(), 0, sums, 0, sums.length);
      for (int i = 0; i < WINDOW; i++) {
        addCharacter(ids[position + i], i, sums);
      }
      for (int k = 0; k < sums.length; k++) {
        largest[k] = Math.max(largest[k], sums[k]);
      }
    }
    return largest;
  }

  private void addCharacter(int id, int placeInWindow, float[] sums) {
    int dimension = embedding.columns();
    for (int d = 0; d < dimension; d++) {
      float value = embedding.values()[id * dimension + d];
      int row = (placeInWindow * dimension + d) * sums.length;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += value * filter.values()[row + k];
      }
    }
  }
}
