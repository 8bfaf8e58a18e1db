package org.taipeinlu.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parameters of one direction of a hidden layer.
 *
 * @param kind what it computes
 * @param tensors by the names of {@link CellKind#tensors}, each of the size that it says
 */
public record CellWeights(CellKind kind, Map<String, Matrix> tensors) {
  /** W, from the inputs. */
  public static final String INPUT = "input";

  /** R, from what it gave at the token before. */
  public static final String RECURRENT = "recurrent";

  /** b. */
  public static final String BIAS = "bias";

  /** V, of {@link CellKind#JORDAN}. */
  public static final String OUTPUT = "output";

  /** d, of {@link CellKind#JORDAN}. */
  public static final String OUTPUT_BIAS = "output_bias";

  /** p, of {@link CellKind#LSTM_PEEPHOLE}: a row each for the forget, output and input gate. */
  public static final String PEEPHOLE = "peephole";

  public CellWeights {
    tensors = Map.copyOf(tensors);
    int size = sizeOf(kind, tensors);
    List<CellKind.Tensor> expected = kind.tensors(find(tensors, INPUT).rows(), size);
    for (CellKind.Tensor tensor : expected) {
      Matrix actual = find(tensors, tensor.name());
      if (actual.rows() != tensor.rows() || actual.columns() != tensor.columns()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "\"%s\" of a %s cell must be %d × %d but is %d × %d",
                tensor.name(),
                kind.id(),
                tensor.rows(),
                tensor.columns(),
                actual.rows(),
                actual.columns()));
      }
    }
  }

  /** {@return the parameters of a layer of the faster engine} */
  static CellWeights of(LstmLayer layer) {
    return new CellWeights(
        CellKind.LSTM,
        Map.of(INPUT, layer.input(), RECURRENT, layer.recurrent(), BIAS, layer.bias()));
  }

  private static int sizeOf(CellKind kind, Map<String, Matrix> tensors) {
    return kind.recurrent() ? find(tensors, RECURRENT).rows() : find(tensors, BIAS).columns();
  }

  private static Matrix find(Map<String, Matrix> tensors, String name) {
    Matrix found = tensors.get(name);
    if (found == null) {
      throw new IllegalArgumentException("'tensors' must hold \"" + name + "\"");
    }
    return found;
  }

  /** {@return these parameters for the faster engine; of {@link CellKind#LSTM} only} */
  public LstmLayer lstm() {
    return new LstmLayer(get(INPUT), get(RECURRENT), get(BIAS));
  }

  Matrix get(String name) {
    return find(tensors, name);
  }

  /** {@return numbers at a token that it gives} */
  int size() {
    return sizeOf(kind, tensors);
  }

  /** {@return numbers at a token that it reads} */
  int inputs() {
    return get(INPUT).rows();
  }

  /** {@return numbers in a row of x·W + b} */
  int columns() {
    return get(BIAS).columns();
  }
}
