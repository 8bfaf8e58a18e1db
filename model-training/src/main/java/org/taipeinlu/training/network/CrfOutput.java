package org.taipeinlu.training.network;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.taipeinlu.network.Matrix;

/** What a {@link CrfOutputLayer} does. Rows of its two-dimensional arrays are tokens. */
final class CrfOutput extends BaseOutputLayer<CrfOutputLayer> {
  private static final long serialVersionUID = 1;

  // the solver asks for the score of a batch right after its gradient
  private double scoreOfGradient = Double.NaN;

  CrfOutput(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  /** The loss of the batch and its gradient by the emission scores. */
  private record Result(CrfLoss loss, INDArray scoreGradient) {}

  private static INDArray rows(INDArray array) {
    long[] shape = array.shape(); // sentences, values, tokens
    return array.permute(0, 2, 1).dup('c').reshape(shape[0] * shape[2], shape[1]);
  }

  private static INDArray sequences(INDArray rows, long sentences) {
    return rows.reshape('c', sentences, rows.size(0) / sentences, rows.size(1)).permute(0, 2, 1);
  }

  private INDArray emissionScores(INDArray rows) {
    return rows.mmul(getParam(DefaultParamInitializer.WEIGHT_KEY))
        .addiRowVector(getParam(DefaultParamInitializer.BIAS_KEY));
  }

  private Result evaluate(INDArray rows) {
    INDArray transitions = getParam(CrfParameters.TRANSITIONS);
    int classes = (int) transitions.size(1);
    CrfLoss loss =
        new CrfLoss(
            new Matrix(
                classes + 1,
                classes,
                transitions.dup('c').reshape(transitions.length()).toFloatVector()));
    float[] scores = emissionScores(rows).dup('c').reshape(rows.size(0) * classes).toFloatVector();
    float[] gradient = new float[scores.length];
    int[] tags = rows(labels).argMax(1).toIntVector();
    int sentences = (int) labels.size(0);
    int tokens = tags.length / sentences;
    for (int sentence = 0; sentence < sentences; sentence++) {
      int[] ofSentence = new int[tokens];
      System.arraycopy(tags, sentence * tokens, ofSentence, 0, tokens);
      loss.add(scores, sentence * tokens * classes, ofSentence, gradient);
    }
    INDArray scoreGradient =
        Nd4j.createFromArray(gradient).reshape(tags.length, classes).castTo(rows.dataType());
    return new Result(loss, scoreGradient);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    applyDropOutIfNecessary(true, workspaces);
    INDArray rows = rows(input);
    Result result = evaluate(rows);
    scoreOfGradient = result.loss().value() / input.size(0);
    Gradient gradient = new DefaultGradient();
    put(
        gradient,
        DefaultParamInitializer.WEIGHT_KEY,
        rows.transpose().mmul(result.scoreGradient()));
    put(gradient, DefaultParamInitializer.BIAS_KEY, result.scoreGradient().sum(0));
    put(
        gradient,
        CrfParameters.TRANSITIONS,
        Nd4j.createFromArray(result.loss().transitionGradient()));
    INDArray below =
        result.scoreGradient().mmul(getParam(DefaultParamInitializer.WEIGHT_KEY).transpose());
    INDArray next = workspaces.dup(ArrayType.ACTIVATION_GRAD, sequences(below, input.size(0)));
    return new Pair<>(gradient, backpropDropOutIfPresent(next));
  }

  /** Writes into the place that Deeplearning4j updates the parameter from. */
  private void put(Gradient gradient, String parameter, INDArray value) {
    INDArray view = Objects.requireNonNull(gradientViews.get(parameter), parameter);
    view.assign(value.reshape(view.shape()).castTo(view.dataType()));
    gradient.setGradientFor(parameter, view);
  }

  @Override
  public double computeScore(
      double regularization, boolean training, LayerWorkspaceMgr workspaces) {
    if (!training || Double.isNaN(scoreOfGradient)) {
      scoreOfGradient = evaluate(rows(input)).loss().value() / input.size(0);
    }
    score = scoreOfGradient + regularization;
    scoreOfGradient = Double.NaN;
    return score;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray probabilities = Transforms.softmax(emissionScores(rows(input)));
    return workspaces.dup(ArrayType.ACTIVATIONS, sequences(probabilities, input.size(0)));
  }

  @Override
  protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType arrayType) {
    return rows(labels);
  }
}
