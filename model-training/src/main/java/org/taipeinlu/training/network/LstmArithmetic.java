package org.taipeinlu.training.network;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.FwdPassReturn;
import org.deeplearning4j.nn.layers.recurrent.LSTMHelper;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Works out the training of Deeplearning4j's LSTM layer by {@link LstmPass}. Left to itself,
 * Deeplearning4j goes forwards twice and makes some forty small arrays at each token.
 *
 * <p>Does only what a training of whole sentences in single precision asks; everything else, such
 * as the answers of a trained network, is left to Deeplearning4j. Not thread-safe.
 */
final class LstmArithmetic implements LSTMHelper {
  private @Nullable LstmPass lastPass;

  @Override
  public boolean checkSupported() {
    return true;
  }

  @Override
  public boolean checkSupported(IActivation gates, IActivation activation, boolean peepholes) {
    return !peepholes;
  }

  @Override
  public Map<String, Long> helperMemoryUse() {
    return Map.of();
  }

  @Override
  public @Nullable FwdPassReturn activate(
      Layer layer,
      NeuralNetConfiguration conf,
      IActivation gateActivation,
      INDArray input,
      INDArray recurrentWeights,
      INDArray inputWeights,
      INDArray biases,
      boolean training,
      INDArray previousOutput,
      INDArray previousCells,
      boolean forBackprop,
      boolean forwards,
      String inputWeightKey,
      @Nullable INDArray mask,
      boolean peepholes,
      LayerWorkspaceMgr workspaces) {
    boolean mine = training && forwards && mask == null && !peepholes;
    if (!mine || input.dataType() != DataType.FLOAT || (forBackprop && lastPass == null)) {
      lastPass = null;
      return null;
    }
    FwdPassReturn result = new FwdPassReturn();
    if (forBackprop) {
      result.fwdPassOutput = input; // only looked at for its layout; the pass itself is at hand
    } else {
      LstmPass pass = LstmPass.forwards(input, inputWeights, recurrentWeights, biases);
      result.fwdPassOutput = pass.outputs(workspaces);
      lastPass = pass;
    }
    return result;
  }

  @Override
  public @Nullable Pair<Gradient, INDArray> backpropGradient(
      NeuralNetConfiguration conf,
      IActivation gateActivation,
      INDArray input,
      INDArray recurrentWeights,
      INDArray inputWeights,
      INDArray epsilon,
      boolean truncated,
      int truncatedLength,
      FwdPassReturn forwardPass,
      boolean forwards,
      String inputWeightKey,
      String recurrentWeightKey,
      String biasKey,
      Map<String, INDArray> gradientViews,
      @Nullable INDArray mask,
      boolean peepholes,
      LayerWorkspaceMgr workspaces) {
    LstmPass pass = lastPass;
    lastPass = null;
    if (pass == null) {
      return null;
    }
    LstmPass.Gradients gradients =
        new LstmPass.Gradients(
            find(gradientViews, inputWeightKey),
            find(gradientViews, recurrentWeightKey),
            find(gradientViews, biasKey));
    INDArray next =
        pass.back(input, inputWeights, recurrentWeights, epsilon, gradients, workspaces);
    Gradient gradient = new DefaultGradient();
    gradient.gradientForVariable().put(inputWeightKey, gradients.weights());
    gradient.gradientForVariable().put(recurrentWeightKey, gradients.recurrent());
    gradient.gradientForVariable().put(biasKey, gradients.biases());
    return new Pair<>(gradient, next);
  }

  private static INDArray find(Map<String, INDArray> arrays, String key) {
    return Objects.requireNonNull(arrays.get(key), key);
  }
}
