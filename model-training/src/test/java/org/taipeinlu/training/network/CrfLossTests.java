package org.taipeinlu.training.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.deeplearning4j.gradientcheck.GradientCheckUtil;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.taipeinlu.network.Matrix;

class CrfLossTests {
  private static final int LABELS = 3;
  private static final float STEP = 1e-2f;

  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void isTheLogarithmOfTheShareOfTheRightSequenceAmongAll(int tokens) {
    Matrix transitions = transitions(1);
    float[] scores = floats(tokens * LABELS, 2);
    int[] tags = random.ints(tokens, 0, LABELS).toArray();
    double all = 0;
    for (int[] sequence : sequences(tokens)) {
      all += Math.exp(score(sequence, scores, transitions));
    }
    CrfLoss loss = new CrfLoss(transitions);
    loss.add(scores, 0, tags, new float[scores.length]);
    assertThat(loss.value())
        .isCloseTo(Math.log(all) - score(tags, scores, transitions), within(1e-5));
  }

  private static int[][] sequences(int tokens) {
    int[][] all = new int[(int) Math.pow(LABELS, tokens)][tokens];
    for (int i = 0; i < all.length; i++) {
      int rest = i;
      for (int token = 0; token < tokens; token++) {
        all[i][token] = rest % LABELS;
        rest /= LABELS;
      }
    }
    return all;
  }

  private static double score(int[] tags, float[] scores, Matrix transitions) {
    double sum = 0;
    int row = LABELS;
    for (int token = 0; token < tags.length; token++) {
      sum += transitions.values()[row * LABELS + tags[token]];
      sum += scores[token * LABELS + tags[token]];
      row = tags[token];
    }
    return sum;
  }

  @Test
  void changesWithEachScoreAsItsGradientSays() {
    Matrix transitions = transitions(1);
    float[] scores = floats(4 * LABELS, 2);
    int[] tags = {0, 2, 2, 1};
    float[] gradient = new float[scores.length];
    new CrfLoss(transitions).add(scores, 0, tags, gradient);
    for (int i = 0; i < scores.length; i++) {
      float[] more = scores.clone();
      more[i] += STEP;
      float[] less = scores.clone();
      less[i] -= STEP;
      double slope = (loss(transitions, more, tags) - loss(transitions, less, tags)) / (2 * STEP);
      assertThat((double) gradient[i]).as("score %d", i).isCloseTo(slope, within(1e-3));
    }
  }

  @Test
  void changesWithEachTransitionAsItsGradientSays() {
    Matrix transitions = transitions(1);
    float[] scores = floats(5 * LABELS, 2);
    int[] tags = {1, 0, 2, 2, 1};
    CrfLoss loss = new CrfLoss(transitions);
    loss.add(scores, 0, tags, new float[scores.length]);
    for (int i = 0; i < transitions.values().length; i++) {
      double more = loss(moved(transitions, i, STEP), scores, tags);
      double less = loss(moved(transitions, i, -STEP), scores, tags);
      assertThat(loss.transitionGradient()[i])
          .as("transition %d", i)
          .isCloseTo((more - less) / (2 * STEP), within(1e-3));
    }
  }

  @Test
  void staysFiniteOverLongSentencesAndLargeScores() {
    float[] scores = floats(2000 * LABELS, 300);
    CrfLoss loss = new CrfLoss(transitions(5));
    float[] gradient = new float[scores.length];
    loss.add(scores, 0, random.ints(2000, 0, LABELS).toArray(), gradient);
    assertThat(loss.value()).isFinite().isPositive();
    for (float value : gradient) {
      assertThat(value).isBetween(-1.0001f, 1.0001f);
    }
  }

  @Test
  void hasTheGradientThatDeeplearning4jMeasures() {
    DataType usual = Nd4j.dataType();
    Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
    try {
      assertThat(GradientCheckUtil.checkGradients(gradientCheck())).isTrue();
    } finally {
      Nd4j.setDefaultDataTypes(usual, usual);
    }
  }

  private GradientCheckUtil.GraphConfig gradientCheck() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .graphBuilder()
                .addInputs("input")
                .addLayer(
                    "lstm",
                    new LSTM.Builder()
                        .nIn(4)
                        .nOut(5)
                        .activation(Activation.TANH)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    "input")
                .addLayer(
                    "output", new CrfOutputLayer.Builder().nIn(5).nOut(LABELS).build(), "lstm")
                .setOutputs("output")
                .build());
    graph.init();
    INDArray transitions = graph.getParam("output_T");
    transitions.assign(Nd4j.rand(DataType.DOUBLE, transitions.shape()));
    INDArray input = Nd4j.rand(DataType.DOUBLE, 2, 4, 6);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, 2, LABELS, 6);
    for (int token = 0; token < 6; token++) {
      labels.putScalar(new int[] {0, random.nextInt(LABELS), token}, 1);
      labels.putScalar(new int[] {1, random.nextInt(LABELS), token}, 1);
    }
    return new GradientCheckUtil.GraphConfig()
        .net(graph)
        .epsilon(1e-3) // the loss computes with floats at its borders
        .maxRelError(2e-2)
        .minAbsoluteError(1e-3)
        .inputs(new INDArray[] {input})
        .labels(new INDArray[] {labels});
  }

  private static double loss(Matrix transitions, float[] scores, int[] tags) {
    CrfLoss loss = new CrfLoss(transitions);
    loss.add(scores, 0, tags, new float[scores.length]);
    return loss.value();
  }

  private static Matrix moved(Matrix matrix, int index, float step) {
    float[] values = matrix.values().clone();
    values[index] += step;
    return new Matrix(matrix.rows(), matrix.columns(), values);
  }

  private Matrix transitions(float size) {
    return new Matrix(LABELS + 1, LABELS, floats((LABELS + 1) * LABELS, size));
  }

  private float[] floats(int length, float size) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = size * (float) random.nextGaussian();
    }
    return values;
  }
}
