package org.taipeinlu.training.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taipeinlu.network.CellKind;

/** What a {@link RecurrentCellLayer} does. */
final class RecurrentCell extends BaseRecurrentLayer<RecurrentCellLayer> {
  private static final long serialVersionUID = 1;

  /** A batch that was read, sentence by sentence. */
  private record Reading(Map<String, CellWeight> weights, List<CellGradient.Pass> passes) {}

  // of the step of training that is under way
  private transient @Nullable Reading lastReading;

  RecurrentCell(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    Reading reading = read(training, workspaces);
    lastReading = training ? reading : null;
    List<double[][]> outputs = reading.passes().stream().map(CellGradient.Pass::outputs).toList();
    return array(outputs, ArrayType.ACTIVATIONS, workspaces);
  }

  private Reading read(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    Map<String, CellWeight> weights = new HashMap<>();
    for (CellKind.Tensor tensor : RecurrentCellParameters.tensors(layerConf())) {
      INDArray parameter =
          getParamWithNoise(RecurrentCellParameters.key(tensor.name()), training, workspaces);
      weights.put(tensor.name(), new CellWeight(tensor.columns(), doubles(parameter)));
    }
    CellGradient cell = CellGradient.of(layerConf().kind(), weights);
    List<CellGradient.Pass> passes = new ArrayList<>();
    for (double[][] sentence : sentences(input)) {
      passes.add(cell.read(sentence));
    }
    return new Reading(weights, passes);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    Reading reading = lastReading == null ? read(true, workspaces) : lastReading;
    lastReading = null;
    List<double[][]> outputGradients = sentences(epsilon);
    List<double[][]> inputGradients = new ArrayList<>();
    for (int i = 0; i < outputGradients.size(); i++) {
      inputGradients.add(reading.passes().get(i).goBack(outputGradients.get(i)));
    }
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    for (CellKind.Tensor tensor : RecurrentCellParameters.tensors(layerConf())) {
      String key = RecurrentCellParameters.key(tensor.name());
      INDArray view = Objects.requireNonNull(gradientViews.get(key), key);
      double[] values = CellGradient.find(reading.weights(), tensor.name()).gradient();
      view.assign(Nd4j.createFromArray(values).reshape(view.shape()).castTo(view.dataType()));
      gradient.setGradientFor(key, view);
    }
    weightNoiseParams.clear();
    INDArray next = array(inputGradients, ArrayType.ACTIVATION_GRAD, workspaces);
    return new Pair<>(gradient, backpropDropOutIfPresent(next));
  }

  private static double[] doubles(INDArray array) {
    return array.dup('c').reshape(array.length()).toDoubleVector();
  }

  /** {@code [sentences][values][tokens]} as {@code [token][value]} of each sentence. */
  private static List<double[][]> sentences(INDArray array) {
    int width = (int) array.size(1);
    int tokens = (int) array.size(2);
    double[] values = doubles(array.permute(0, 2, 1));
    List<double[][]> sentences = new ArrayList<>();
    for (int sentence = 0; sentence < array.size(0); sentence++) {
      double[][] rows = new double[tokens][width];
      for (int token = 0; token < tokens; token++) {
        System.arraycopy(values, (sentence * tokens + token) * width, rows[token], 0, width);
      }
      sentences.add(rows);
    }
    return sentences;
  }

  private INDArray array(List<double[][]> sentences, ArrayType type, LayerWorkspaceMgr workspaces) {
    int tokens = sentences.get(0).length;
    int width = sentences.get(0)[0].length;
    double[] values = new double[sentences.size() * tokens * width];
    int next = 0;
    for (double[][] sentence : sentences) {
      for (double[] row : sentence) {
        System.arraycopy(row, 0, values, next, width);
        next += width;
      }
    }
    INDArray rows = Nd4j.createFromArray(values).castTo(dataType);
    INDArray array = rows.reshape('c', sentences.size(), tokens, width).permute(0, 2, 1);
    return workspaces.dup(type, array);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    throw wholeSentencesOnly();
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    throw wholeSentencesOnly();
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int length, LayerWorkspaceMgr workspaces) {
    throw wholeSentencesOnly();
  }

  private static UnsupportedOperationException wholeSentencesOnly() {
    return new UnsupportedOperationException("this layer reads whole sentences only");
  }
}
