package org.taipeinlu.network;

import java.util.Optional;

/**
 * How a feature enters the first layer.
 *
 * @param values number of ids
 * @param embedding {@code [values][dimension]}; without one an id is a vector of zeros with a
 *     single one (one-hot)
 */
public record FeatureInput(int values, Optional<Matrix> embedding) {
  public FeatureInput {
    int rows = embedding.map(Matrix::rows).orElse(values);
    if (values < 1 || rows != values) {
      throw new IllegalArgumentException(
          "'embedding' must have a row for each value: values=" + values + ", rows=" + rows);
    }
  }

  /** {@return a feature whose values have vectors} */
  public static FeatureInput embedded(Matrix embedding) {
    return new FeatureInput(embedding.rows(), Optional.of(embedding));
  }

  /** {@return a feature whose values are one-hot} */
  public static FeatureInput oneHot(int values) {
    return new FeatureInput(values, Optional.empty());
  }

  /** {@return length of the vector of a value} */
  public int width() {
    return embedding.map(Matrix::columns).orElse(values);
  }
}
