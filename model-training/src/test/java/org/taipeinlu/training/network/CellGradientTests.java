package org.taipeinlu.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.NetworkKind;

class CellGradientTests {
  private static final int TOKENS = 5;
  private static final int INPUTS = 4;
  private static final int SIZE = 3;
  private static final int LABELS = 3;
  private static final double STEP = 1e-5;

  private final Random random = new Random(7);

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @ParameterizedTest
  @EnumSource(names = {"JORDAN", "LSTM_COUPLED", "GRU"})
  void isHowTheLossChangesWithEachNumber(CellKind kind) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (CellKind.Tensor tensor : kind.tensors(INPUTS, SIZE)) {
      values.put(tensor.name(), doubles(tensor.rows() * tensor.columns()));
    }
    double[] inputs = doubles(TOKENS * INPUTS);
    inputs[5] = 0; // as most of a one-hot vector is
    double[] importance = doubles(TOKENS * SIZE);
    Map<String, CellWeight> weights = weights(kind, values);
    CellGradient.Pass pass = CellGradient.of(kind, weights).read(rows(inputs, INPUTS));
    double[][] byInputs = pass.goBack(rows(importance, SIZE));

    int compared = 0;
    for (Map.Entry<String, double[]> tensor : values.entrySet()) {
      double[] gradient = Objects.requireNonNull(weights.get(tensor.getKey())).gradient();
      for (int i = 0; i < gradient.length; i++) {
        assertThat(gradient[i])
            .as("%s %d", tensor.getKey(), i)
            .isCloseTo(slope(kind, values, inputs, importance, tensor.getValue(), i), within(1e-8));
        compared++;
      }
    }
    for (int i = 0; i < inputs.length; i++) {
      assertThat(byInputs[i / INPUTS][i % INPUTS])
          .as("input %d", i)
          .isCloseTo(slope(kind, values, inputs, importance, inputs, i), within(1e-8));
      compared++;
    }
    assertThat(compared).isGreaterThan(INPUTS * SIZE + SIZE * SIZE + TOKENS * INPUTS);
  }

  private static double slope(
      CellKind kind,
      Map<String, double[]> values,
      double[] inputs,
      double[] importance,
      double[] changed,
      int place) {
    double before = changed[place];
    changed[place] = before + STEP;
    double more = loss(kind, values, inputs, importance);
    changed[place] = before - STEP;
    double less = loss(kind, values, inputs, importance);
    changed[place] = before;
    return (more - less) / (2 * STEP);
  }

  private static double loss(
      CellKind kind, Map<String, double[]> values, double[] inputs, double[] importance) {
    double[][] outputs =
        CellGradient.of(kind, weights(kind, values)).read(rows(inputs, INPUTS)).outputs();
    double loss = 0;
    for (int i = 0; i < importance.length; i++) {
      loss += importance[i] * outputs[i / SIZE][i % SIZE];
    }
    return loss;
  }

  private static Map<String, CellWeight> weights(CellKind kind, Map<String, double[]> values) {
    Map<String, CellWeight> weights = new LinkedHashMap<>();
    for (CellKind.Tensor tensor : kind.tensors(INPUTS, SIZE)) {
      double[] numbers = Objects.requireNonNull(values.get(tensor.name()));
      weights.put(tensor.name(), new CellWeight(tensor.columns(), numbers));
    }
    return weights;
  }

  private static double[][] rows(double[] values, int width) {
    double[][] rows = new double[values.length / width][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = values[i];
    }
    return rows;
  }

  private double[] doubles(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"JORDAN", "LSTM_COUPLED", "GRU"})
  void isLeftToDeeplearning4jWhereThatHasTheLayer(CellKind kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CellGradient.of(kind, Map.of()))
        .withMessageContaining("is a layer of Deeplearning4j");
  }

  @ParameterizedTest
  @CsvSource({
    "DENSE, false",
    "ELMAN, false",
    "ELMAN, true",
    "JORDAN, false",
    "JORDAN, true",
    "LSTM, false",
    "LSTM, true",
    "LSTM_PEEPHOLE, false",
    "LSTM_PEEPHOLE, true",
    "LSTM_COUPLED, false",
    "LSTM_COUPLED, true",
    "GRU, false",
    "GRU, true"
  })
  void isWhatDeeplearning4jMeasuresInAWholeNetwork(CellKind cell, boolean bidirectional) {
    DataType usual = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      assertThat(
              GradientCheckUtil.checkGradients(gradientCheck(new NetworkKind(cell, bidirectional))))
          .isTrue();
    } finally {
      Nd4j.setDefaultDataTypes(usual, usual);
    }
  }

  private GradientCheckUtil.GraphConfig gradientCheck(NetworkKind kind) {
    HiddenLayers hidden = new HiddenLayers(kind, 0);
    int outputs = kind.outputs(SIZE);
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("input")
                .addLayer(hidden.name(0), hidden.layer(INPUTS, SIZE, 0), "input")
                .addLayer(hidden.name(1), hidden.layer(outputs, SIZE, 0), hidden.name(0))
                .addLayer(
                    "output",
                    new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(outputs)
                        .nOut(LABELS)
                        .activation(Activation.SOFTMAX)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    hidden.name(1))
                .setOutputs("output")
                .build());
    graph.init();
    INDArray input = Nd4j.rand(DataType.DOUBLE, 2, INPUTS, TOKENS);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 2, LABELS, TOKENS);
    for (int token = 0; token < TOKENS; token++) {
      labels.putScalar(new int[] {0, random.nextInt(LABELS), token}, 1);
      labels.putScalar(new int[] {1, random.nextInt(LABELS), token}, 1);
    }
    return new GradientCheckUtil.GraphConfig()
        .net(graph)
        .epsilon(1e-6)
        .maxRelError(1e-4)
        .minAbsoluteError(1e-8)
        .inputs(new INDArray[] {input})
        .labels(new INDArray[] {labels});
  }
}
