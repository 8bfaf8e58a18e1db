package org.taipeinlu.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.bundle.TaggingEngine;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.WordVectors;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import org.taipeinlu.training.network.Batch;
import org.taipeinlu.training.network.Learner;
import org.taipeinlu.training.network.TaggerNetwork;
import org.taipeinlu.training.network.TaggerShape;

/** Trains a network round by round and keeps the one that does best on the validation sentences. */
public final class Trainer {
  /** Hears how a training goes. Listeners print; they decide nothing. */
  public interface Listener {
    /**
     * Before the first batch.
     *
     * @param sentences that are trained on
     * @param leftOut sentences that cannot be: without a token, longer than the settings allow, or
     *     with a slot that begins or ends within a token
     */
    default void corpusRead(int sentences, int leftOut) {}

    /**
     * Before the first batch, if there are pre-trained vectors.
     *
     * @param known words of the vocabulary that have one
     * @param words of the vocabulary
     */
    default void vectorsRead(int known, int words) {}

    /**
     * After each batch.
     *
     * @param progress share of the longest possible training that is done
     * @param loss for each token of the batch
     */
    void batchDone(double progress, double loss);

    /** After each round, when its checkpoint is on disk. */
    void epochDone(TrainingHistory.Epoch epoch, boolean best);
  }

  /**
   * What a training gives.
   *
   * @param network the best network
   * @param features sizes of its embeddings
   * @param sizes of the rest of it
   * @param encoder its features
   * @param labels its labels
   * @param engine what serves, with its weights
   * @param validationF1 its F1 on the validation sentences
   * @param history of all rounds
   */
  public record Result(
      TaggerNetwork network,
      List<Manifest.Feature> features,
      Manifest.Network sizes,
      FeatureEncoder encoder,
      LabelSet labels,
      TaggingEngine engine,
      double validationF1,
      TrainingHistory history) {}

  // Deeplearning4j copies the state of its updater when the rate changes
  private static final int BATCHES_OF_A_RATE = 16;

  private final TrainingConfig config;
  private final EncodedCorpus corpus;
  private final Batches batches;
  private final List<LabelledSentence> validation;
  private final Checkpoint checkpoint;
  private final String dataSha256;
  private final TaggerShape shape;
  private final Optional<WordVectors> vectors;

  Trainer(
      TrainingConfig config,
      EncodedCorpus corpus,
      List<LabelledSentence> validation,
      Checkpoint checkpoint,
      String dataSha256,
      Optional<WordVectors> vectors) {
    this.config = config;
    this.corpus = corpus;
    this.batches = new Batches(corpus, config);
    this.validation = List.copyOf(validation);
    this.checkpoint = checkpoint;
    this.dataSha256 = dataSha256;
    this.shape = shape(config, corpus);
    this.vectors = vectors;
  }

  private static TaggerShape shape(TrainingConfig config, EncodedCorpus corpus) {
    List<TaggerShape.Input> inputs = new ArrayList<>();
    for (FeatureEncoder.Column column : corpus.encoder().columns()) {
      FeatureKind kind = column.kind();
      int dimension = config.network().oneHot() ? 0 : config.dimension(kind);
      boolean tuned = kind != FeatureKind.WORD || config.vectors().tuned();
      inputs.add(new TaggerShape.Input(kind.id(), column.vocabulary().size(), dimension, tuned));
    }
    TrainingConfig.Characters characters = config.characters();
    return new TaggerShape(
        inputs,
        corpus
            .encoder()
            .characters()
            .map(
                spelling ->
                    new TaggerShape.Characters(
                        spelling.vocabulary().size(),
                        characters.dimension(),
                        characters.filters(),
                        spelling.row())),
        config.network().networkKind(),
        config.network().cells(),
        corpus.labels().size(),
        config.network().output().equals(Manifest.Network.CRF),
        new TaggerShape.Dropout(
            config.dropout().embedding(), config.dropout().recurrent(), config.dropout().hidden()),
        config.training().gradientLimit());
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
            ? TaggerNetwork.ofBytes(checkpoint.read(saved.get().network()), shape, spelling())
            : newNetwork();
    Checkpoint.State state =
        saved.orElse(
            new Checkpoint.State(
                0, "", "", -1, 0, TrainingConfigFile.described(config), dataSha256, List.of()));
    try (Learner learner = new Learner(network, config.training().threads())) {
      while (state.epochs() < config.training().epochs()
          && state.epochs() - state.bestEpoch() < config.training().patience()) {
        state = runEpoch(network, learner, state, listener);
      }
    }
    TaggerNetwork best = TaggerNetwork.ofBytes(checkpoint.read(state.best()), shape, spelling());
    return new Result(
        best,
        features(),
        sizes(),
        corpus.encoder(),
        corpus.labels(),
        engine(best),
        state.bestF1(),
        new TrainingHistory(state.history()));
  }

  private Optional<CharacterEncoder> spelling() {
    return corpus.encoder().characters();
  }

  private TaggerNetwork newNetwork() {
    TaggerNetwork network =
        TaggerNetwork.create(shape, spelling(), config.training().learningRate(), config.seed());
    vectors.ifPresent(
        known -> {
          Vocabulary words = corpus.encoder().columns().get(0).vocabulary();
          for (int id = 0; id < words.size(); id++) {
            int entry = id;
            known.of(words.entries().get(id)).ifPresent(v -> network.setWordVector(entry, v));
          }
        });
    return network;
  }

  private void requireSameTraining(Checkpoint.State state) {
    if (!state.settings().equals(TrainingConfigFile.described(config))
        || !state.dataSha256().equals(dataSha256)) {
      throw new IllegalStateException(
          "the checkpoint is of a training with other settings or other data; "
              + "give the same ones, or begin anew without --resume");
    }
  }

  private Checkpoint.State runEpoch(
      TaggerNetwork network, Learner learner, Checkpoint.State state, Listener listener)
      throws IOException {
    int epoch = state.epochs();
    List<Batch> batches = this.batches.ofEpoch(epoch);
    learner.seed(config.seed() + epoch);
    long start = System.nanoTime();
    double loss = fit(network, learner, batches, epoch, config.training(), listener);
    double seconds = (System.nanoTime() - start) / 1e9;
    TaggerNetwork candidate = network.outcome(config.network().rounded());
    double f1 = validate(candidate);
    int sentences = batches.stream().mapToInt(batch -> batch.sentences().size()).sum();
    TrainingHistory.Epoch done = new TrainingHistory.Epoch(epoch + 1, loss, f1, sentences, seconds);
    boolean better = f1 > state.bestF1();
    Checkpoint.State next = next(state, done, better);
    checkpoint.save(next, network.toBytes(true), better ? candidate.toBytes(false) : null);
    listener.epochDone(done, better);
    return next;
  }

  /** Learns from the batches of a round, counted from 0, and gives the mean loss for each token. */
  static double fit(
      TaggerNetwork network,
      Learner learner,
      List<Batch> batches,
      int epoch,
      TrainingConfig.Schedule schedule,
      Listener listener) {
    double sum = 0;
    for (int i = 0; i < batches.size(); i++) {
      double progress = (epoch + (double) i / batches.size()) / schedule.epochs();
      if (i % BATCHES_OF_A_RATE == 0) {
        network.setLearningRate(schedule.rate(progress));
      }
      double loss = learner.fit(batches.get(i));
      network.average(schedule.averaging());
      listener.batchDone(progress, loss);
      sum += loss;
    }
    return sum / batches.size();
  }

  private Checkpoint.State next(
      Checkpoint.State state, TrainingHistory.Epoch done, boolean better) {
    List<TrainingHistory.Epoch> history = new ArrayList<>(state.history());
    history.add(done);
    return new Checkpoint.State(
        done.epoch(),
        "network-" + done.epoch() + ".zip",
        better ? "best-" + done.epoch() + ".zip" : state.best(),
        better ? done.validationF1() : state.bestF1(),
        better ? done.epoch() : state.bestEpoch(),
        state.settings(),
        dataSha256,
        history);
  }

  private double validate(TaggerNetwork network) {
    TaggingEngine engine = engine(network);
    Evaluator evaluator =
        new Evaluator(
            new Tokenizer(config.tokenizerKind()),
            corpus.encoder(),
            engine.scorer(),
            engine.decoder());
    return evaluator.evaluate(validation).micro().f1();
  }

  private TaggingEngine engine(TaggerNetwork network) {
    return ModelBundle.engine(
        corpus.encoder(),
        features(),
        sizes(),
        corpus.labels(),
        network.weights(),
        KernelKind.fastest());
  }

  private Manifest.Network sizes() {
    return new Manifest.Network(
        shape.kind().id(),
        config.network().cells(),
        config.network().output(),
        shape
            .characters()
            .map(
                sizes ->
                    new Manifest.Characters(
                        sizes.alphabet(), sizes.dimension(), sizes.filters(), sizes.row())));
  }

  private List<Manifest.Feature> features() {
    return shape.inputs().stream()
        .map(input -> new Manifest.Feature(input.name(), input.vocabulary(), input.dimension()))
        .toList();
  }
}
