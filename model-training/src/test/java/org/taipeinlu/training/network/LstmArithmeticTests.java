package org.taipeinlu.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.recurrent.FwdPassReturn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

class LstmArithmeticTests {
  private static final int INPUTS = 7;
  private static final int LABELS = 4;
  private static final double NEAR = 1e-5; // both count in floats

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 5", "1, 9, 5", "6, 1, 5", "6, 9, 5", "3, 40, 33"})
  void givesTheGradientsThatDeeplearning4jsOwnArithmeticGives(
      int sentences, int tokens, int cells) {
    ComputationGraph theirs = graph(deeplearning4js(cells), deeplearning4js(cells));
    ComputationGraph ours =
        graph(BatchLstmLayer.of(INPUTS, cells), BatchLstmLayer.of(2 * cells, cells));
    Nd4j.getRandom().setSeed(3);
    theirs.setParams(Nd4j.rand(theirs.params().shape()).subi(0.5));
    ours.setParams(theirs.params().dup());
    INDArray input = Nd4j.rand(sentences, INPUTS, tokens).subi(0.5);
    INDArray labels = labels(sentences, tokens);

    Map<String, INDArray> expected = gradients(theirs, input, labels);
    Map<String, INDArray> actual = gradients(ours, input, labels);

    assertThat(actual.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThanOrEqualTo(14);
    expected.forEach(
        (name, gradient) ->
            assertThat(values(Objects.requireNonNull(actual.get(name))))
                .as(name)
                .usingComparatorWithPrecision((float) NEAR)
                .containsExactly(values(gradient)));
    assertThat(ours.score()).isCloseTo(theirs.score(), within(NEAR));
  }

  @Test
  void leavesTheAnswersOfATrainedNetworkToDeeplearning4j() {
    LstmArithmetic arithmetic = new LstmArithmetic();
    INDArray any = Nd4j.rand(2, INPUTS, 3);
    @SuppressWarnings("NullAway") // Deeplearning4j hands over what the arithmetic must not touch
    FwdPassReturn answer =
        arithmetic.activate(
            null, null, null, any, any, any, any, false, any, any, false, true, "W", null, false,
            null);
    assertThat(answer).isNull();
  }

  private static LSTM deeplearning4js(int cells) {
    return new LSTM.Builder()
        .nOut(cells)
        .activation(Activation.TANH)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  /** Two layers that read both ways, so that a gradient by the input is needed, too. */
  private static ComputationGraph graph(BaseRecurrentLayer first, BaseRecurrentLayer second) {
    int cells = (int) first.getNOut();
    first.setNIn(INPUTS);
    second.setNIn(2L * cells);
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0))
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", new Bidirectional(Bidirectional.Mode.CONCAT, first), "in")
                .addLayer("second", new Bidirectional(Bidirectional.Mode.CONCAT, second), "first")
                .addLayer(
                    "out",
                    new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(2L * cells)
                        .nOut(LABELS)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    "second")
                .setOutputs("out")
                .build());
    graph.init();
    return graph;
  }

  private static INDArray labels(int sentences, int tokens) {
    INDArray labels = Nd4j.zeros(sentences, LABELS, tokens);
    for (int sentence = 0; sentence < sentences; sentence++) {
      for (int token = 0; token < tokens; token++) {
        labels.putScalar(new int[] {sentence, (sentence + token) % LABELS, token}, 1);
      }
    }
    return labels;
  }

  private static Map<String, INDArray> gradients(
      ComputationGraph graph, INDArray input, INDArray labels) {
    graph.setInputs(input);
    graph.setLabels(labels);
    graph.computeGradientAndScore();
    Gradient gradient = graph.gradient();
    return gradient.gradientForVariable();
  }

  private static float[] values(INDArray array) {
    return array.dup('c').reshape(array.length()).toFloatVector();
  }
}
