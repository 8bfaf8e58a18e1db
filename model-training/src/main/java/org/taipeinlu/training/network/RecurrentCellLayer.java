package org.taipeinlu.training.network;

import java.util.Collection;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.taipeinlu.network.CellKind;

/**
 * A recurrent layer of a kind that Deeplearning4j lacks, as {@link CellGradient} works it out. No
 * SameDiff layer, because those need one length of all sentences. Input {@code
 * [sentences][inputs][tokens]}, all sentences of a batch of one length.
 *
 * <p>Deeplearning4j writes it to and reads it from its configuration file by its class name, which
 * is why it is public and can be made without arguments.
 */
public final class RecurrentCellLayer extends BaseRecurrentLayer {
  @JsonProperty("kind")
  private @Nullable CellKind kind;

  /** For Deeplearning4j's reader. */
  public RecurrentCellLayer() {}

  private RecurrentCellLayer(Builder builder) {
    super(builder);
    this.kind = builder.kind;
  }

  CellKind kind() {
    return Objects.requireNonNull(kind, "kind");
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
        .of(new RecurrentCell(conf, dataType));
  }

  @Override
  public ParamInitializer initializer() {
    return new RecurrentCellParameters();
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    throw new UnsupportedOperationException("memory is not estimated; leave the report out");
  }

  /** Collects the settings of a layer. */
  @SuppressWarnings("unchecked") // build() of the base class returns whatever the caller asks for
  public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {
    private final CellKind kind;

    /** A layer of a kind. */
    public Builder(CellKind kind) {
      this.kind = kind;
    }

    @Override
    public RecurrentCellLayer build() {
      return new RecurrentCellLayer(this);
    }
  }
}
