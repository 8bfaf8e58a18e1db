package org.taipeinlu.training.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Output layer for sequences that learns transition scores between labels beside the emission
 * scores, with {@link CrfLoss}. Input {@code [sentences][inputs][tokens]}, all sentences of a batch
 * of one length.
 *
 * <p>Deeplearning4j writes it to and reads it from its configuration file by its class name, which
 * is why it is public and can be made without arguments.
 */
public final class CrfOutputLayer extends BaseOutputLayer {

  /** For Deeplearning4j's reader. */
  public CrfOutputLayer() {}

  private CrfOutputLayer(Builder builder) {
    super(builder);
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
        .of(new CrfOutput(conf, dataType));
  }

  @Override
  public ParamInitializer initializer() {
    return new CrfParameters();
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    return InputType.recurrent(nOut);
  }

  @Override
  public void setNIn(InputType inputType, boolean override) {
    // the size is given to the builder
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType inputType) {
    return null;
  }

  /** Collects the settings of a layer. */
  @SuppressWarnings("unchecked") // build() of the base class returns whatever the caller asks for
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    /** A layer whose output is the softmax of the emission scores. */
    public Builder() {
      setActivationFn(new ActivationSoftmax());
    }

    @Override
    public CrfOutputLayer build() {
      return new CrfOutputLayer(this);
    }
  }
}
