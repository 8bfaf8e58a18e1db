package org.taipeinlu.training.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.layers.recurrent.TimeDistributed;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.CellWeights;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;

/** The hidden layers of a network: Deeplearning4j's own where it has them. */
final class HiddenLayers {
  private final NetworkKind kind;
  private final double recurrentDropout;

  /**
   * Layers of a kind.
   *
   * @param recurrentDropout share of the weights from a step to the next that is left out
   */
  HiddenLayers(NetworkKind kind, double recurrentDropout) {
    this.kind = kind;
    this.recurrentDropout = recurrentDropout;
  }

  static HiddenLayers of(TaggerShape shape) {
    return new HiddenLayers(shape.kind(), shape.dropout().recurrent());
  }

  /** {@return what a layer is called, in the graph and in a bundle} */
  String name(int layer) {
    return kind.cell().id() + "." + layer;
  }

  /**
   * {@return a layer}
   *
   * @param inputs numbers at a token that it reads
   * @param size units of each direction
   * @param dropout share of the inputs that is left out
   */
  Layer layer(int inputs, int size, double dropout) {
    double kept = dropout > 0 ? 1 - dropout : 0; // as Deeplearning4j counts; 0 for all
    if (kind.cell() == CellKind.DENSE) {
      DenseLayer.Builder dense = new DenseLayer.Builder().nIn(inputs).nOut(size);
      return new TimeDistributed(
          dense.activation(Activation.TANH).dropOut(kept).build(), RNNFormat.NCW);
    }
    BaseRecurrentLayer forward = recurrent(inputs, size);
    if (kept > 0) {
      forward.setIDropout(new Dropout(kept));
    }
    if (recurrentDropout > 0) {
      forward.setWeightNoise(new RecurrentDropConnect(1 - recurrentDropout));
    }
    return kind.bidirectional() ? new Bidirectional(Bidirectional.Mode.CONCAT, forward) : forward;
  }

  private BaseRecurrentLayer recurrent(int inputs, int size) {
    if (kind.cell() == CellKind.LSTM) {
      return BatchLstmLayer.of(inputs, size);
    }
    BaseRecurrentLayer.Builder<?> builder = builder(kind.cell());
    builder.nIn(inputs).nOut(size).activation(Activation.TANH).dataFormat(RNNFormat.NCW);
    return builder.build();
  }

  @SuppressWarnings("deprecation") // GravesLSTM: Deeplearning4j has no other with peepholes
  private static BaseRecurrentLayer.Builder<?> builder(CellKind kind) {
    return switch (kind) {
      case ELMAN -> new SimpleRnn.Builder();
      case LSTM_PEEPHOLE -> new GravesLSTM.Builder();
      case JORDAN, LSTM_COUPLED, GRU -> new RecurrentCellLayer.Builder(kind);
      case DENSE, LSTM -> throw new IllegalArgumentException("no builder for " + kind.id());
    };
  }

  /** {@return the parameters of a layer by the names that a bundle gives them} */
  Map<String, Matrix> weights(int layer, ParameterTable table) {
    Map<String, Matrix> weights = new LinkedHashMap<>();
    if (kind.bidirectional()) {
      addDirection(weights, name(layer) + ".forward.", name(layer) + "_f", table);
      addDirection(weights, name(layer) + ".backward.", name(layer) + "_b", table);
    } else {
      addDirection(weights, name(layer) + ".forward.", name(layer) + "_", table);
    }
    return weights;
  }

  private void addDirection(
      Map<String, Matrix> weights, String name, String prefix, ParameterTable table) {
    List<CellKind.Tensor> tensors = kind.cell().tensors(1, 1); // for their names
    for (CellKind.Tensor tensor : tensors) {
      Matrix matrix =
          kind.cell() == CellKind.LSTM_PEEPHOLE
              ? peepholeTensor(tensor.name(), prefix, table)
              : table.matrix(prefix + RecurrentCellParameters.key(tensor.name()));
      weights.put(name + tensor.name(), matrix);
    }
  }

  /** Deeplearning4j appends the peepholes to R as columns, for the forget, output, input gate. */
  private static Matrix peepholeTensor(String name, String prefix, ParameterTable table) {
    INDArray recurrent = table.array(prefix + RecurrentCellParameters.key(CellWeights.RECURRENT));
    long end = recurrent.size(1);
    long columns = 4 * recurrent.size(0);
    return switch (name) {
      case CellWeights.RECURRENT -> ParameterTable.matrix(columns(recurrent, 0, columns));
      case CellWeights.PEEPHOLE ->
          ParameterTable.matrix(columns(recurrent, columns, end).transpose());
      default -> table.matrix(prefix + RecurrentCellParameters.key(name));
    };
  }

  private static INDArray columns(INDArray array, long first, long end) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.interval(first, end));
  }
}
