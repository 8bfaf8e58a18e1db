package org.taipeinlu.training.network;

import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * A language model over characters: from the characters of a name so far, how probable each is as
 * the next one (Graves 2013, section 2). Not thread-safe.
 */
public final class NameNetwork {
  private static final double LONGEST_GRADIENT = 5;

  private final int alphabet;
  private final MultiLayerNetwork network;

  private NameNetwork(int alphabet, MultiLayerNetwork network) {
    this.alphabet = alphabet;
    this.network = network;
  }

  /**
   * {@return a new network with random weights}
   *
   * @param alphabet number of character ids
   * @param cells memory cells
   */
  public static NameNetwork create(int alphabet, int cells, double learningRate, long seed) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .updater(new Adam(learningRate))
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(LONGEST_GRADIENT)
                .list()
                .layer(
                    new LSTM.Builder()
                        .nIn(alphabet)
                        .nOut(cells)
                        .activation(Activation.TANH)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(cells)
                        .nOut(alphabet)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .build());
    network.init();
    return new NameNetwork(alphabet, network);
  }

  /**
   * Learns from names of one length.
   *
   * @param names ids from the beginning of a name to its end, both included
   * @return the loss for each character
   */
  public double fit(List<int[]> names) {
    int length = names.get(0).length - 1;
    INDArray inputs = Nd4j.create(DataType.FLOAT, names.size(), alphabet, length);
    INDArray next = Nd4j.create(DataType.FLOAT, names.size(), alphabet, length);
    for (int name = 0; name < names.size(); name++) {
      for (int i = 0; i < length; i++) {
        inputs.putScalar(new int[] {name, names.get(name)[i], i}, 1);
        next.putScalar(new int[] {name, names.get(name)[i + 1], i}, 1);
      }
    }
    network.fit(inputs, next);
    return network.score() / length;
  }

  /** Begins new names. */
  public void begin() {
    network.rnnClearPreviousState();
  }

  /**
   * Reads one more character of each of several names.
   *
   * @param ids the characters
   * @return how probable each character is as the next one: {@code [name][id]}
   */
  public float[][] next(int[] ids) {
    INDArray inputs = Nd4j.create(DataType.FLOAT, ids.length, alphabet, 1);
    for (int name = 0; name < ids.length; name++) {
      inputs.putScalar(new int[] {name, ids[name], 0}, 1);
    }
    return network.rnnTimeStep(inputs).reshape(ids.length, alphabet).toFloatMatrix();
  }
}
