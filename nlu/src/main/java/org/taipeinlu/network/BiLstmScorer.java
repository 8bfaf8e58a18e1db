package org.taipeinlu.network;

import java.util.List;
import java.util.Locale;
import org.taipeinlu.features.EncodedSentence;

/**
 * Embeddings of several features, one or more bidirectional LSTM layers, and a linear output.
 *
 * <p>The projections of the first layer are linear in the embeddings, so x·W of every vocabulary
 * entry is worked out once, here: what runs for a sentence is sums of rows and the recurrent half.
 * Weights are shared by all threads, state lives in the call.
 */
public final class BiLstmScorer implements SequenceScorer {

  /**
   * A layer that reads in both directions.
   *
   * @param forward from the first token to the last
   * @param backward from the last token to the first
   */
  public record Bidirectional(LstmLayer forward, LstmLayer backward) {
    public Bidirectional {
      if (forward.size() != backward.size() || forward.input().rows() != backward.input().rows()) {
        throw new IllegalArgumentException("'forward' and 'backward' must have the same sizes");
      }
    }

    int outputs() {
      return 2 * forward.size();
    }
  }

  private final List<Bidirectional> layers;
  private final Matrix outputWeights;
  private final Matrix outputBias;
  private final List<Matrix> forwardTables;
  private final List<Matrix> backwardTables;

  /**
   * Assembles a network.
   *
   * @param embeddings for each feature {@code [vocabulary][dimension]}
   * @param layers from the embeddings upwards; at least one
   * @param outputWeights {@code [2H of the last layer][labels]}
   * @param outputBias {@code [1][labels]}
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  public BiLstmScorer(
      List<Matrix> embeddings,
      List<Bidirectional> layers,
      Matrix outputWeights,
      Matrix outputBias) {
    int inputs = embeddings.stream().mapToInt(Matrix::columns).sum();
    for (Bidirectional layer : layers) {
      requireInputs("an LSTM layer", layer.forward().input().rows(), inputs);
      inputs = layer.outputs();
    }
    requireInputs("the output layer", outputWeights.rows(), inputs);
    requireInputs("the output bias", outputBias.columns(), outputWeights.columns());
    this.layers = List.copyOf(layers);
    this.outputWeights = outputWeights;
    this.outputBias = outputBias;
    this.forwardTables = tabulate(embeddings, layers.get(0).forward());
    this.backwardTables = tabulate(embeddings, layers.get(0).backward());
  }

  private static void requireInputs(String what, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must be of size %d but is of size %d", what, expected, actual));
    }
  }

  private static List<Matrix> tabulate(List<Matrix> embeddings, LstmLayer layer) {
    Matrix[] tables = new Matrix[embeddings.size()];
    int firstInput = 0;
    for (int feature = 0; feature < tables.length; feature++) {
      Matrix embedding = embeddings.get(feature);
      int columns = layer.input().columns();
      float[] table = new float[embedding.rows() * columns];
      for (int entry = 0; entry < embedding.rows(); entry++) {
        for (int i = 0; i < embedding.columns(); i++) {
          float value = embedding.values()[entry * embedding.columns() + i];
          layer.input().addRowTo(firstInput + i, value, table, entry * columns);
        }
      }
      tables[feature] = new Matrix(embedding.rows(), columns, table);
      firstInput += embedding.columns();
    }
    return List.of(tables);
  }

  @Override
  public Scores score(EncodedSentence sentence) {
    int tokens = sentence.length();
    Bidirectional first = layers.get(0);
    float[] hidden = new float[tokens * first.outputs()];
    float[] projected = new float[tokens * 4 * first.forward().size()];
    lookUp(sentence, forwardTables, first.forward().bias(), projected);
    first.forward().run(projected, tokens, false, hidden, 0, first.outputs());
    lookUp(sentence, backwardTables, first.backward().bias(), projected);
    first.backward().run(projected, tokens, true, hidden, first.forward().size(), first.outputs());
    for (Bidirectional layer : layers.subList(1, layers.size())) {
      hidden = runUpper(layer, hidden, tokens);
    }
    return new Scores(affine(hidden, tokens, outputWeights, outputBias), outputWeights.columns());
  }

  private static void lookUp(
      EncodedSentence sentence, List<Matrix> tables, Matrix bias, float[] projected) {
    int columns = bias.columns();
    for (int token = 0; token < sentence.length(); token++) {
      int row = token * columns;
      System.arraycopy(bias.values(), 0, projected, row, columns);
      for (int feature = 0; feature < tables.size(); feature++) {
        tables.get(feature).addRowTo(sentence.id(token, feature), 1f, projected, row);
      }
    }
  }

  private static float[] runUpper(Bidirectional layer, float[] below, int tokens) {
    float[] hidden = new float[tokens * layer.outputs()];
    LstmLayer forward = layer.forward();
    LstmLayer backward = layer.backward();
    forward.run(
        affine(below, tokens, forward.input(), forward.bias()),
        tokens,
        false,
        hidden,
        0,
        layer.outputs());
    backward.run(
        affine(below, tokens, backward.input(), backward.bias()),
        tokens,
        true,
        hidden,
        forward.size(),
        layer.outputs());
    return hidden;
  }

  private static float[] affine(float[] input, int tokens, Matrix weights, Matrix bias) {
    int inputs = weights.rows();
    int outputs = weights.columns();
    float[] result = new float[tokens * outputs];
    for (int token = 0; token < tokens; token++) {
      System.arraycopy(bias.values(), 0, result, token * outputs, outputs);
      for (int i = 0; i < inputs; i++) {
        weights.addRowTo(i, input[token * inputs + i], result, token * outputs);
      }
    }
    return result;
  }
}
