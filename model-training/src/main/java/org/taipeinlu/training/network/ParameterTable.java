package org.taipeinlu.training.network;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.taipeinlu.network.Matrix;

/** The parameters of a graph, by the names that Deeplearning4j gives them. */
record ParameterTable(Map<String, INDArray> parameters) {

  /** {@return a parameter; its last dimension is that of the columns} */
  Matrix matrix(String key) {
    return matrix(array(key));
  }

  INDArray array(String key) {
    INDArray array = parameters.get(key);
    if (array == null) {
      throw new IllegalStateException("no parameter " + key + " among " + parameters.keySet());
    }
    return array;
  }

  static Matrix matrix(INDArray array) {
    int columns = (int) array.size(-1);
    int rows = (int) (array.length() / columns);
    return new Matrix(rows, columns, array.dup('c').reshape(array.length()).toFloatVector());
  }
}
