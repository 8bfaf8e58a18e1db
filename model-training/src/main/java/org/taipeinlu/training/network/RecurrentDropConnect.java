package org.taipeinlu.training.network;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Leaves out some of the weights from a step of an LSTM layer to the next, the same at every step
 * of a batch (Merity, Keskar and Socher 2017, section 2), and no others.
 *
 * <p>Deeplearning4j writes it to and reads it from its configuration file by its class name.
 */
public final class RecurrentDropConnect implements IWeightNoise {
  private static final long serialVersionUID = 1;

  @JsonProperty("kept")
  private final double kept;

  /** Keeps this share of the weights. */
  public RecurrentDropConnect(@JsonProperty("kept") double kept) {
    this.kept = kept;
  }

  @Override
  public INDArray getParameter(
      Layer layer,
      String key,
      int iteration,
      int epoch,
      boolean train,
      LayerWorkspaceMgr workspaces) {
    INDArray parameter = layer.getParam(key);
    if (!train || !key.contains(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)) {
      return parameter;
    }
    INDArray thinned =
        workspaces.createUninitialized(
            ArrayType.INPUT, parameter.dataType(), parameter.shape(), parameter.ordering());
    Nd4j.getExecutioner().exec(new DropOutInverted(parameter, thinned, kept));
    return thinned;
  }

  @Override
  public RecurrentDropConnect clone() {
    return new RecurrentDropConnect(kept);
  }
}
