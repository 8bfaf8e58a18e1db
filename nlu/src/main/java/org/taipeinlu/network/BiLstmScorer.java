package org.taipeinlu.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.Vocabulary;

/**
 * Embeddings of several features, one or more bidirectional LSTM layers, and a linear output.
 *
 * <p>The projections of the first layer are linear in the embeddings, so x·W of a vocabulary entry
 * is worked out once, as long as the tables have room: what runs for a sentence is sums of rows and
 * the recurrent half. Weights are shared by all threads, state lives in the call; after the first
 * calls a call allocates nothing but its answer.
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

  /**
   * How the network reads characters, beside the features.
   *
   * @param convolution words to vectors
   * @param feature the feature that is the word itself
   * @param words its vocabulary
   */
  public record Spelling(CharacterConvolution convolution, int feature, Vocabulary words) {}

  /** Of more, the projections of the first would have left the cache before they are read. */
  private static final int STEPS_AT_ONCE = 32;

  private final InputTable[] tables;
  private final Optional<SpellingTable> spelling;
  private final List<ScoringLayer> layers;
  private final OutputLayer output;
  private final WorkspacePool workspaces;
  private final Supplier<CellScorer> twin;

  /**
   * Assembles a network.
   *
   * @param embeddings for each feature {@code [vocabulary][dimension]}
   * @param spelling the vector of a word's characters stands after the embeddings
   * @param layers from the embeddings upwards; at least one
   * @param outputWeights {@code [2H of the last layer][labels]}
   * @param outputBias {@code [1][labels]}
   * @param kind how to compute it
   * @throws IllegalArgumentException if the sizes do not fit each other
   */
  public BiLstmScorer(
      List<Matrix> embeddings,
      Optional<Spelling> spelling,
      List<Bidirectional> layers,
      Matrix outputWeights,
      Matrix outputBias,
      KernelKind kind) {
    int inputs = embeddings.stream().mapToInt(Matrix::columns).sum();
    inputs += spelling.map(it -> it.convolution().size()).orElse(0);
    for (Bidirectional layer : layers) {
      requireInputs("an LSTM layer", layer.forward().input().rows(), inputs);
      inputs = layer.outputs();
    }
    requireInputs("the output layer", outputWeights.rows(), inputs);
    requireInputs("the output bias", outputBias.columns(), outputWeights.columns());
    Kernel kernel = kind.kernel();
    this.layers = ScoringLayer.of(layers, kernel);
    this.output = new OutputLayer(outputWeights, outputBias, kernel);
    this.spelling = spelling.map(it -> new SpellingTable(it, layers.get(0), kernel));
    this.tables = InputTable.of(embeddings, this.spelling, layers.get(0), kernel);
    this.twin =
        () ->
            new CellScorer(
                embeddings.stream().map(FeatureInput::embedded).toList(),
                spelling.map(Spelling::convolution),
                layers.stream().map(BiLstmScorer::cells).toList(),
                outputWeights,
                outputBias,
                kind);
    this.workspaces =
        new WorkspacePool(
            Math.max(output.columns(), widest(ScoringLayer::gates)), widest(ScoringLayer::units));
  }

  private static CellScorer.Layer cells(Bidirectional layer) {
    return new CellScorer.Layer(
        CellWeights.of(layer.forward()), Optional.of(CellWeights.of(layer.backward())));
  }

  private int widest(ToIntFunction<ScoringLayer> width) {
    return layers.stream().mapToInt(width).max().orElseThrow();
  }

  private static void requireInputs(String what, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s must be of size %d but is of size %d", what, expected, actual));
    }
  }

  @Override
  public Scores score(EncodedSentence sentence) {
    int tokens = sentence.length();
    Workspace workspace = workspaces.take(tokens);
    workspace.clearCells();
    for (int step = 0; step < tokens; step += STEPS_AT_ONCE) {
      int end = Math.min(tokens, step + STEPS_AT_ONCE);
      lookUp(sentence, 0, step, end, workspace, 0);
      lookUp(sentence, 1, tokens - end, tokens - step, workspace, 0);
      layers.get(0).read(workspace, tokens, step, end);
    }
    for (int i = 1; i < layers.size(); i++) {
      workspace.ascend();
      layers.get(i).project(workspace, tokens);
      layers.get(i).read(workspace, tokens);
    }
    output.score(workspace, tokens);
    Scores scores = output.take(workspace, 0, tokens);
    workspaces.give(workspace);
    return scores;
  }

  /** Sentences of about the same length go through the network side by side. */
  @Override
  public List<Scores> scoreAll(List<EncodedSentence> sentences) {
    Integer[] byLength = new Integer[sentences.size()];
    Arrays.setAll(byLength, i -> i);
    Arrays.sort(byLength, Comparator.comparingInt(i -> sentences.get(i).length()));
    Scores[] scores = new Scores[sentences.size()];
    int next = 0;
    for (; next + Kernel.SENTENCES_AT_ONCE <= scores.length; next += Kernel.SENTENCES_AT_ONCE) {
      scoreFour(sentences, byLength, next, scores);
    }
    for (; next < scores.length; next++) {
      scores[byLength[next]] = score(sentences.get(byLength[next]));
    }
    return List.of(scores);
  }

  private void scoreFour(
      List<EncodedSentence> sentences, Integer[] order, int first, Scores[] scores) {
    int[] lengths = new int[Kernel.SENTENCES_AT_ONCE];
    int tokens = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = sentences.get(order[first + i]).length();
      tokens += lengths[i];
    }
    Workspace workspace = workspaces.take(tokens + 1);
    int row = 0;
    for (int i = 0; i < lengths.length; i++) {
      lookUp(sentences.get(order[first + i]), 0, 0, lengths[i], workspace, row);
      lookUp(sentences.get(order[first + i]), 1, 0, lengths[i], workspace, row);
      row += lengths[i];
    }
    layers.get(0).readFour(workspace, lengths, tokens);
    for (int i = 1; i < layers.size(); i++) {
      workspace.ascend();
      layers.get(i).project(workspace, tokens);
      layers.get(i).readFour(workspace, lengths, tokens);
    }
    output.score(workspace, tokens);
    row = 0;
    for (int i = 0; i < lengths.length; i++) {
      scores[order[first + i]] = output.take(workspace, row, lengths[i]);
      row += lengths[i];
    }
    workspaces.give(workspace);
  }

  /** Assembles a {@link CellScorer} each time: to explain is rare, and must not slow scoring. */
  @Override
  public Optional<GateTrace> trace(EncodedSentence sentence) {
    return twin.get().trace(sentence);
  }

  /**
   * The projections of some tokens in one direction, before any of them is read: between the steps
   * of the recurrent half, rows of the tables would drive its weights out of the cache.
   *
   * @param side 0 for the forward direction, 1 for the backward one
   * @param firstRow the row of the sentence's first token
   */
  private void lookUp(
      EncodedSentence sentence, int side, int first, int end, Workspace workspace, int firstRow) {
    ScoringLayer layer = layers.get(0);
    for (int token = first; token < end; token++) {
      float[] row = workspace.projected(side)[firstRow + token];
      System.arraycopy(layer.bias(side), 0, row, 0, layer.gates());
      for (int feature = 0; feature < tables.length; feature++) {
        tables[feature].addTo(sentence.id(token, feature), side, row);
      }
      if (spelling.isPresent()
          && sentence.id(token, spelling.get().feature()) == Vocabulary.UNKNOWN) {
        spelling.get().addTo(sentence.form(token), side, row);
      }
    }
  }
}
