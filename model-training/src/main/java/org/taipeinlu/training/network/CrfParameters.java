package org.taipeinlu.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays out the parameters of a {@link CrfOutputLayer}: weights, bias, and after them the
 * transitions {@code [labels + 1][labels]}, which start at 0.
 */
final class CrfParameters extends DefaultParamInitializer {
  static final String TRANSITIONS = "T";

  @Override
  public long numParams(Layer layer) {
    return super.numParams(layer) + transitions(layer);
  }

  private static long labels(Layer layer) {
    return ((FeedForwardLayer) layer).getNOut();
  }

  private static long transitions(Layer layer) {
    return (labels(layer) + 1) * labels(layer);
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>(super.paramKeys(layer));
    keys.add(TRANSITIONS);
    return keys;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    List<String> keys = new ArrayList<>(super.weightKeys(layer));
    keys.add(TRANSITIONS);
    return keys;
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return TRANSITIONS.equals(key) || super.isWeightParam(layer, key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    Map<String, INDArray> params = super.init(conf, paramsView, initializeParams);
    INDArray transitions = transitionsIn(conf, paramsView);
    if (initializeParams) {
      transitions.assign(0);
    }
    params.put(TRANSITIONS, transitions);
    conf.addVariable(TRANSITIONS);
    return params;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    Map<String, INDArray> gradients = super.getGradientsFromFlattened(conf, gradientView);
    gradients.put(TRANSITIONS, transitionsIn(conf, gradientView));
    return gradients;
  }

  private static INDArray transitionsIn(NeuralNetConfiguration conf, INDArray view) {
    long labels = labels(conf.getLayer());
    long length = view.length();
    return view.reshape(length)
        .get(NDArrayIndex.interval(length - transitions(conf.getLayer()), length))
        .reshape('c', labels + 1, labels);
  }
}
