package org.taipeinlu.training.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.recurrent.LSTM;
import org.nd4j.linalg.api.buffer.DataType;

/** What a {@link BatchLstmLayer} does. */
final class BatchLstm extends LSTM {
  private static final long serialVersionUID = 1;

  BatchLstm(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
    helper = new LstmArithmetic();
  }
}
