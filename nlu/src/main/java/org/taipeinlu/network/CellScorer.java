package org.taipeinlu.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.features.EncodedSentence;

/**
 * A network of any kind, in plain code: features side by side, hidden layers that read in one
 * direction or in both, a linear output. {@link BiLstmScorer} runs the usual kind faster.
 *
 * <p>Weights are shared by all threads, state lives in the call.
 */
public final class CellScorer implements SequenceScorer {

  /**
   * A hidden layer.
   *
   * @param forward from the first token to the last
   * @param backward from the last token to the first, if it reads both ways
   */
  public record Layer(CellWeights forward, Optional<CellWeights> backward) {
    public Layer {
      int size = forward.size();
      if (backward.isPresent()
          && (backward.get().size() != size || backward.get().inputs() != forward.inputs())) {
        throw new IllegalArgumentException("'forward' and 'backward' must have the same sizes");
      }
    }

    int outputs() {
      return forward.size() * (backward.isPresent() ? 2 : 1);
    }
  }

  private final List<FeatureInput> features;
  private final Optional<CharacterTable> spelling;
  private final List<List<CellDirection>> layers = new ArrayList<>();
  private final PackedMatrix outputWeights;
  private final float[] outputBias;
  private final int labels;
  private final int denseWidth;
  private final Kernel kernel;

  /**
   * Assembles a network.
   *
   * @param features what is read of each token
   * @param spelling the vector of a word's characters stands after the features
   * @param layers from the features upwards; at least one
   * @param outputWeights {@code [outputs of the last layer][labels]}
   * @param outputBias {@code [1][labels]}
   * @param kind how to compute products
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  public CellScorer(
      List<FeatureInput> features,
      Optional<CharacterConvolution> spelling,
      List<Layer> layers,
      Matrix outputWeights,
      Matrix outputBias,
      KernelKind kind) {
    this.kernel = kind.kernel();
    this.features = List.copyOf(features);
    this.spelling = spelling.map(it -> new CharacterTable(it, kernel));
    int width = features.stream().mapToInt(FeatureInput::width).sum();
    width += spelling.map(CharacterConvolution::size).orElse(0);
    this.denseWidth =
        width
            - features.stream()
                .filter(it -> it.embedding().isEmpty())
                .mapToInt(FeatureInput::width)
                .sum();
    for (Layer layer : layers) {
      requireSize("the inputs of a layer", layer.forward().inputs(), width);
      List<FeatureInput> below = this.layers.isEmpty() ? this.features : List.of();
      List<CellDirection> directions = new ArrayList<>();
      directions.add(new CellDirection(layer.forward(), below, true, kernel));
      layer.backward().ifPresent(it -> directions.add(new CellDirection(it, below, false, kernel)));
      this.layers.add(List.copyOf(directions));
      width = layer.outputs();
    }
    requireSize("the rows of the output layer", outputWeights.rows(), width);
    requireSize("the output bias", outputBias.columns(), outputWeights.columns());
    this.labels = outputWeights.columns();
    this.outputWeights = kernel.pack(outputWeights);
    this.outputBias = Arrays.copyOf(outputBias.values(), kernel.roomFor(labels));
  }

  private static void requireSize(String what, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          what + " must be of size " + expected + " but is of size " + actual);
    }
  }

  @Override
  public Scores score(EncodedSentence sentence) {
    float[][] below = vectors(sentence);
    for (List<CellDirection> layer : layers) {
      below = read(layer, sentence, below, List.of());
    }
    float[][] rows = new float[below.length][];
    Arrays.setAll(rows, token -> outputBias.clone());
    kernel.multiplyAdd(outputWeights, below, rows, rows.length);
    float[] values = new float[rows.length * labels];
    for (int token = 0; token < rows.length; token++) {
      System.arraycopy(rows[token], 0, values, token * labels, labels);
    }
    return new Scores(values, labels);
  }

  /** Reads a layer; the observers, if there are any, see its directions at work. */
  private static float[][] read(
      List<CellDirection> layer,
      EncodedSentence sentence,
      float[][] below,
      List<GateObserver> observers) {
    int size = layer.get(0).size();
    float[][] outputs = new float[below.length][layer.size() * size];
    for (int i = 0; i < layer.size(); i++) {
      int direction = i;
      layer
          .get(i)
          .read(
              sentence,
              below,
              (token, state) -> {
                System.arraycopy(state.output(), 0, outputs[token], direction * size, size);
                if (!observers.isEmpty()) {
                  observers.get(direction).read(token, state);
                }
              });
    }
    return outputs;
  }

  @Override
  public Optional<GateTrace> trace(EncodedSentence sentence) {
    if (!layers.get(0).get(0).gated()) {
      return Optional.empty();
    }
    List<GateTrace.Layer> traced = new ArrayList<>();
    float[][] below = vectors(sentence);
    for (List<CellDirection> layer : layers) {
      List<GateObserver> observers = new ArrayList<>();
      for (CellDirection direction : layer) {
        observers.add(new GateObserver(below.length, direction.size()));
      }
      below = read(layer, sentence, below, observers);
      traced.add(
          new GateTrace.Layer(
              observers.get(0).steps(),
              observers.size() == 1 ? List.of() : observers.get(1).steps()));
    }
    return Optional.of(new GateTrace(traced));
  }

  /** What is not one-hot of each token. */
  private float[][] vectors(EncodedSentence sentence) {
    float[][] vectors = new float[sentence.length()][];
    Arrays.setAll(vectors, token -> vector(sentence, token));
    return vectors;
  }

  private float[] vector(EncodedSentence sentence, int token) {
    float[] vector = new float[denseWidth];
    int end = 0;
    for (int i = 0; i < features.size(); i++) {
      if (features.get(i).embedding().isPresent()) {
        float[] entry = features.get(i).embedding().get().row(sentence.id(token, i));
        System.arraycopy(entry, 0, vector, end, entry.length);
        end += entry.length;
      }
    }
    if (spelling.isPresent()) {
      float[] spelt = spelling.get().vector(sentence.form(token));
      System.arraycopy(spelt, 0, vector, end, denseWidth - end);
    }
    return vector;
  }
}
