package org.taipeinlu.training.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.CellWeights;

/**
 * Lays out the parameters of a {@link RecurrentCellLayer}: the tensors of its kind one after the
 * other, each row after row. Weights begin as Deeplearning4j's LSTM begins, biases as 0, but those
 * of forget gates as 1.
 */
final class RecurrentCellParameters implements ParamInitializer {
  private static final Map<String, String> KEYS =
      Map.of(
          CellWeights.INPUT, "W",
          CellWeights.RECURRENT, "RW",
          CellWeights.BIAS, "b",
          CellWeights.OUTPUT, "V",
          CellWeights.OUTPUT_BIAS, "d");

  /** {@return what Deeplearning4j calls a tensor} */
  static String key(String tensor) {
    return KEYS.getOrDefault(tensor, tensor);
  }

  static List<CellKind.Tensor> tensors(Layer layer) {
    RecurrentCellLayer cell = (RecurrentCellLayer) layer;
    return cell.kind().tensors((int) cell.getNIn(), (int) cell.getNOut());
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return tensors(layer).stream().mapToLong(it -> (long) it.rows() * it.columns()).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return tensors(layer).stream().map(it -> key(it.name())).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isWeightParam(layer, key)).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.equals(KEYS.get(CellWeights.BIAS)) || key.equals(KEYS.get(CellWeights.OUTPUT_BIAS));
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    RecurrentCellLayer layer = (RecurrentCellLayer) conf.getLayer();
    Map<String, INDArray> parameters = views(layer, paramsView);
    for (Map.Entry<String, INDArray> parameter : parameters.entrySet()) {
      conf.addVariable(parameter.getKey());
      if (initializeParams) {
        begin(layer, parameter.getKey(), parameter.getValue());
      }
    }
    return parameters;
  }

  private void begin(RecurrentCellLayer layer, String key, INDArray parameter) {
    int size = (int) layer.getNOut();
    if (isWeightParam(layer, key)) {
      INDArray view = parameter.reshape(parameter.length());
      layer.getWeightInitFn().init(size, (int) layer.getNIn() + size, parameter.shape(), 'c', view);
      return;
    }
    parameter.assign(0);
    if (layer.kind() == CellKind.LSTM_COUPLED) {
      parameter.get(NDArrayIndex.all(), NDArrayIndex.interval(size, 2 * size)).assign(1);
    }
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views(conf.getLayer(), gradientView);
  }

  private static Map<String, INDArray> views(Layer layer, INDArray flat) {
    INDArray row = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long first = 0;
    for (CellKind.Tensor tensor : tensors(layer)) {
      long end = first + (long) tensor.rows() * tensor.columns();
      INDArray part = row.get(NDArrayIndex.interval(first, end));
      views.put(key(tensor.name()), part.reshape('c', tensor.rows(), tensor.columns()));
      first = end;
    }
    return views;
  }
}
