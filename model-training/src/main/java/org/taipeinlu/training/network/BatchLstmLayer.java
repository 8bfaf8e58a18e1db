package org.taipeinlu.training.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's LSTM layer, whose training {@link LstmArithmetic} works out.
 *
 * <p>Deeplearning4j writes it to and reads it from its configuration file by its class name, which
 * is why it is public and can be made without arguments.
 */
public final class BatchLstmLayer extends LSTM {
  private static final long serialVersionUID = 1;

  /** For Deeplearning4j's reader. */
  public BatchLstmLayer() {}

  /** A layer of so many cells, whose gates begin with what Deeplearning4j's builder gives them. */
  static BatchLstmLayer of(int inputs, int cells) {
    BatchLstmLayer layer = new BatchLstmLayer();
    layer.setNIn(inputs);
    layer.setNOut(cells);
    layer.setActivationFn(Activation.TANH.getActivationFunction());
    layer.setForgetGateBiasInit(1);
    layer.setRnnDataFormat(RNNFormat.NCW);
    return layer;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int layerIndex,
      INDArray layerParamsView,
      boolean initializeParams,
      DataType dataType) {
    return new LayerSetUp(
            conf, initializer(), listeners, layerIndex, layerParamsView, initializeParams)
        .of(new BatchLstm(conf, dataType));
  }
}
