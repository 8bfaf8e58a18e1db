package org.taipeinlu.training.network;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What Deeplearning4j expects of a layer that is made of its configuration.
 *
 * @param conf of the layer
 * @param initializer of its parameters
 * @param listeners of the training
 * @param index of the layer in the network
 * @param parameters where they lie among those of the network
 * @param initialize whether they get their first values
 */
record LayerSetUp(
    NeuralNetConfiguration conf,
    ParamInitializer initializer,
    Collection<TrainingListener> listeners,
    int index,
    INDArray parameters,
    boolean initialize) {

  /** {@return the layer, ready} */
  <L extends Layer> L of(L layer) {
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer.init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }
}
