package org.taipeinlu.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.SpanDecoder;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.network.Batch;
import org.taipeinlu.training.network.TaggerNetwork;
import org.taipeinlu.training.network.TaggerShape;

/** Trains a network round by round and keeps the one that does best on the validation sentences. */
public final class Trainer {
  private static final double LAST_RATE = 0.05; // share of the first learning rate

  /** Hears how a training goes. Listeners print; they decide nothing. */
  public interface Listener {
    /**
     * After each batch.
     *
     * @param progress share of the longest possible training that is done
     * @param loss for each token of the batch
     */
    void batchDone(double progress, double loss);

    /** After each round, when its checkpoint is on disk. */
    void epochDone(int epoch, double validationF1, boolean best);
  }

  /**
   * What a training gives.
   *
   * @param network the best network
   * @param features sizes of its embeddings
   * @param encoder its features
   * @param scorer the engine with its weights
   * @param decoder its labels
   * @param validationF1 its F1 on the validation sentences
   * @param epochs rounds that were run in all
   */
  public record Result(
      TaggerNetwork network,
      List<Manifest.Feature> features,
      FeatureEncoder encoder,
      SequenceScorer scorer,
      SpanDecoder decoder,
      double validationF1,
      int epochs) {}

  private final TrainingConfig config;
  private final EncodedCorpus corpus;
  private final List<LabelledSentence> validation;
  private final Checkpoint checkpoint;
  private final String dataSha256;
  private final TaggerShape shape;
  private final SpanDecoder decoder;

  Trainer(
      TrainingConfig config,
      EncodedCorpus corpus,
      List<LabelledSentence> validation,
      Checkpoint checkpoint,
      String dataSha256) {
    this.config = config;
    this.corpus = corpus;
    this.validation = List.copyOf(validation);
    this.checkpoint = checkpoint;
    this.dataSha256 = dataSha256;
    this.shape = shape(config, corpus);
    this.decoder = new SpanDecoder(corpus.labels());
  }

  private static TaggerShape shape(TrainingConfig config, EncodedCorpus corpus) {
    List<TaggerShape.Input> inputs = new ArrayList<>();
    for (FeatureEncoder.Column column : corpus.encoder().columns()) {
      Integer dimension = config.dimensions().get(column.kind());
      inputs.add(
          new TaggerShape.Input(
              column.kind().id(), column.vocabulary().size(), dimension == null ? 0 : dimension));
    }
    return new TaggerShape(
        inputs,
        config.cells(),
        corpus.labels().size(),
        config.embeddingDropout(),
        config.hiddenDropout(),
        config.gradientLimit());
  }

  /**
   * Runs the training.
   *
   * @param resume whether to go on from the checkpoint; without one, a training begins anew
   * @throws IllegalStateException if the checkpoint is of other settings or other data
   */
  public Result train(boolean resume, Listener listener) throws IOException {
    Optional<Checkpoint.State> saved = resume ? checkpoint.state() : Optional.empty();
    saved.ifPresent(this::requireSameTraining);
    TaggerNetwork network =
        saved.isPresent()
            ? TaggerNetwork.ofBytes(checkpoint.read(saved.get().network()), shape)
            : TaggerNetwork.create(shape, config.learningRate(), config.seed());
    Checkpoint.State state =
        saved.orElse(new Checkpoint.State(0, "", "", -1, 0, config.described(), dataSha256));
    while (state.epochs() < config.epochs()
        && state.epochs() - state.bestEpoch() < config.patience()) {
      state = runEpoch(network, state, listener);
    }
    TaggerNetwork best = TaggerNetwork.ofBytes(checkpoint.read(state.best()), shape);
    return new Result(
        best, features(), corpus.encoder(), engine(best), decoder, state.bestF1(), state.epochs());
  }

  private void requireSameTraining(Checkpoint.State state) {
    if (!state.settings().equals(config.described()) || !state.dataSha256().equals(dataSha256)) {
      throw new IllegalStateException(
          "the checkpoint is of a training with other settings or other data; "
              + "give the same ones, or begin anew without --resume");
    }
  }

  private Checkpoint.State runEpoch(
      TaggerNetwork network, Checkpoint.State state, Listener listener) throws IOException {
    int epoch = state.epochs();
    List<Batch> batches = new Batches(corpus, config).ofEpoch(epoch);
    network.seed(config.seed() + epoch);
    for (int i = 0; i < batches.size(); i++) {
      double progress = (epoch + (double) i / batches.size()) / config.epochs();
      network.setLearningRate(learningRate(progress));
      listener.batchDone(progress, network.fit(batches.get(i)));
    }
    double f1 = validate(network);
    boolean better = f1 > state.bestF1();
    Checkpoint.State next =
        new Checkpoint.State(
            epoch + 1,
            "network-" + (epoch + 1) + ".zip",
            better ? "best-" + (epoch + 1) + ".zip" : state.best(),
            better ? f1 : state.bestF1(),
            better ? epoch + 1 : state.bestEpoch(),
            config.described(),
            dataSha256);
    checkpoint.save(next, network.toBytes(true), better ? network.toBytes(false) : null);
    listener.epochDone(epoch + 1, f1, better);
    return next;
  }

  private double learningRate(double progress) {
    double cosine = (1 + Math.cos(Math.PI * progress)) / 2;
    return config.learningRate() * (LAST_RATE + (1 - LAST_RATE) * cosine);
  }

  private double validate(TaggerNetwork network) {
    Evaluator evaluator = new Evaluator(corpus.encoder(), engine(network), decoder);
    return evaluator.evaluate(validation, new ArrayList<>()).micro().f1();
  }

  private SequenceScorer engine(TaggerNetwork network) {
    return ModelBundle.scorer(
        features(), config.cells(), corpus.labels().size(), network.weights());
  }

  private List<Manifest.Feature> features() {
    return shape.inputs().stream()
        .map(input -> new Manifest.Feature(input.name(), input.vocabulary(), input.dimension()))
        .toList();
  }
}
