package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.bundle.TaggingEngine;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFolder;
import org.taipeinlu.training.corpus.format.TargetFile;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.PairedBootstrap;
import org.taipeinlu.training.evaluation.UpdateComparison;
import org.taipeinlu.training.evaluation.report.ReportJson;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import org.taipeinlu.training.network.Batch;
import org.taipeinlu.training.network.Learner;
import org.taipeinlu.training.network.TaggerNetwork;
import org.taipeinlu.training.network.TaggerShape;
import tools.jackson.databind.json.JsonMapper;

/**
 * Teaches the network of a bundle corrections, without forgetting: each round mixes them with
 * sentences that it learned from before (rehearsal; Robins 1995). Vocabularies and labels stay as
 * they are; a word that they lack is an unknown one, known by its affixes and its neighbours.
 *
 * @param model the bundle to go on from
 * @param language whose own network is to learn; nothing for the one that reads all other sentences
 * @param corpus folder with the base data: {@code train}, {@code validation} and {@code test}
 * @param corrections labelled sentences in any format, such as the export of the service
 * @param bundle folder that the new bundle is written to, and its comparison with the old beside it
 * @param config settings
 * @param weight how often a round reads each correction, on average
 * @param heldOut share of the corrections that is measured on and not learned from
 */
public record FineTuning(
    Path model,
    Optional<String> language,
    Path corpus,
    Path corrections,
    Path bundle,
    TrainingConfig config,
    int weight,
    double heldOut) {
  private static final String ORIGIN = "fine_tuning.";

  public FineTuning {
    if (weight < 1 || heldOut < 0 || heldOut > 0.5) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'weight' must be at least 1 and 'heldOut' between 0 and 0.5, but they are %d and %s",
              weight,
              heldOut));
    }
  }

  /** Decides whether the new model may be written. */
  public interface Gate {
    /** {@return why not; nothing if it may} */
    List<String> objections(UpdateComparison comparison);
  }

  /**
   * What came of it.
   *
   * @param manifest of the bundle that was written, if it was
   * @param comparison of the new model with the old
   * @param objections why it was not
   * @param passedOver corrections of sentences that another network of the bundle reads
   */
  public record Outcome(
      Optional<Manifest> manifest,
      UpdateComparison comparison,
      List<String> objections,
      int passedOver) {}

  /**
   * {@return the settings with which a network of a bundle goes on}
   *
   * @param language whose own it is; nothing for the one that reads all other sentences
   * @param overrides {@code section.name=value}, which count more than those it was trained with
   */
  public static TrainingConfig settings(
      Path model, Optional<String> language, List<String> overrides) {
    BundleNetwork network = new BundleNetwork(BundleFiles.of(model), language);
    Map<String, String> trained =
        new HashMap<>(ModelBundle.read(network.files()).manifest().training().configuration());
    trained.keySet().removeIf(name -> name.startsWith(ORIGIN));
    return TrainingConfigFile.fineTuning(trained, overrides);
  }

  /**
   * Trains, compares, and writes the bundle if the gate has no objection. The comparison is written
   * either way; a bundle that was there before stays whole until the new one takes its place.
   */
  public Outcome run(Gate gate, Trainer.Listener listener) throws IOException {
    BundleNetwork network = new BundleNetwork(BundleFiles.of(model), language);
    BundleFiles files = network.files();
    ModelBundle old = ModelBundle.read(files);
    LabelSet labels = new LabelSet(old.manifest().labels());
    TrainingData data = TrainingData.read(corpus).where(network::reads);
    List<LabelledSentence> told = CorpusFolder.sentencesOf(corrections);
    List<LabelledSentence> own = read(told, network);
    int passedOver = told.size() - own.size();
    Corrections dealt = Corrections.deal(own, labels, heldOut, config.seed());
    EncodedCorpus mixed = mixed(old, labels, data, dealt);
    listener.corpusRead(mixed.sentences().size(), mixed.leftOut());
    Trainer.Result result = train(files, old, mixed, data, listener);
    UpdateComparison comparison = compare(old, result, data, dealt);
    Path target = bundle.toAbsolutePath();
    String json = new JsonMapper().writeValueAsString(ReportJson.of(comparison));
    TargetFile.write(
        target.resolveSibling(target.getFileName() + ".comparison.json"),
        writer -> writer.write(json));
    List<String> objections = gate.objections(comparison);
    if (!objections.isEmpty()) {
      return new Outcome(Optional.empty(), comparison, objections, passedOver);
    }
    ModelExport export =
        new ModelExport(
            result,
            config,
            data.sha256(CorpusFolder.filesOf(corrections)),
            origin(old.manifest(), dealt),
            figures(comparison));
    Manifest manifest =
        network.replace(
            export.files(old.manifest().name(), kinds(old.manifest()), data.test()), target);
    result.history().write(target.resolveSibling(target.getFileName() + ".history.json"));
    return new Outcome(Optional.of(manifest), comparison, List.of(), passedOver);
  }

  /** Those that this network reads; what another one reads would teach it nothing that counts. */
  private List<LabelledSentence> read(List<LabelledSentence> told, BundleNetwork network) {
    List<LabelledSentence> own = TrainingData.where(network::reads, told);
    if (own.isEmpty()) {
      throw new CorpusFormatException(
          corrections.toString(),
          "no correction is of a sentence that this network reads; the bundle has others for "
              + network.bundle().languages()
              + ", which --language chooses");
    }
    return own;
  }

  /** What all rounds read: as far as there are any, other base sentences in each; corrections. */
  private EncodedCorpus mixed(
      ModelBundle old, LabelSet labels, TrainingData data, Corrections dealt) {
    List<LabelledSentence> base = new ArrayList<>(data.train());
    Collections.shuffle(base, new Random(config.seed()));
    int epochs = config.training().epochs();
    int asked = config.training().sentencesPerEpoch();
    long ofEach = asked == 0 ? base.size() : Math.min(asked, base.size());
    Stream<LabelledSentence> rehearsed = repeated(base, epochs).limit(ofEach * epochs);
    Stream<LabelledSentence> taught = repeated(dealt.learned(), weight * epochs);
    return EncodedCorpus.of(
        Stream.concat(rehearsed, taught).toList(),
        config,
        old.encoder(),
        labels,
        EncodedCorpus.wordCounts(data.train(), old.tokenizer(), old.encoder()));
  }

  private static Stream<LabelledSentence> repeated(List<LabelledSentence> sentences, int times) {
    return Collections.nCopies(times, sentences).stream().flatMap(List::stream);
  }

  private Trainer.Result train(
      BundleFiles files,
      ModelBundle old,
      EncodedCorpus mixed,
      TrainingData data,
      Trainer.Listener listener)
      throws IOException {
    Optional<CharacterEncoder> spelling = old.encoder().characters();
    TaggerNetwork network =
        TaggerNetwork.ofBytes(
            ModelBundle.trainable(files), TaggerShape.of(old.manifest()), spelling);
    int epochs = config.training().epochs();
    Batches batches =
        new Batches(
            mixed, config.withSentencesPerEpoch(Math.max(1, mixed.sentences().size() / epochs)));
    List<TrainingHistory.Epoch> history = new ArrayList<>();
    try (Learner learner = new Learner(network, config.training().threads())) {
      for (int epoch = 0; epoch < epochs; epoch++) {
        List<Batch> round = batches.ofEpoch(epoch);
        learner.seed(config.seed() + epoch);
        long start = System.nanoTime();
        double loss = Trainer.fit(network, learner, round, epoch, config.training(), listener);
        double seconds = (System.nanoTime() - start) / 1e9;
        TaggerNetwork candidate = network.outcome(config.network().rounded());
        double f1 = evaluator(old, engine(old, candidate)).evaluate(data.validation()).micro().f1();
        int sentences = round.stream().mapToInt(batch -> batch.sentences().size()).sum();
        boolean best = history.stream().allMatch(earlier -> f1 > earlier.validationF1());
        history.add(new TrainingHistory.Epoch(epoch + 1, loss, f1, sentences, seconds));
        listener.epochDone(history.get(epoch), best);
      }
    }
    TaggerNetwork last = network.outcome(config.network().rounded());
    return new Trainer.Result(
        last,
        old.manifest().features(),
        old.manifest().network(),
        old.encoder(),
        new LabelSet(old.manifest().labels()),
        engine(old, last),
        history.get(epochs - 1).validationF1(),
        new TrainingHistory(history));
  }

  private static TaggingEngine engine(ModelBundle old, TaggerNetwork network) {
    return ModelBundle.engine(
        old.encoder(),
        old.manifest().features(),
        old.manifest().network(),
        new LabelSet(old.manifest().labels()),
        network.weights(),
        KernelKind.fastest());
  }

  private static Evaluator evaluator(ModelBundle old, TaggingEngine engine) {
    return new Evaluator(old.tokenizer(), old.encoder(), engine.scorer(), engine.decoder());
  }

  private UpdateComparison compare(
      ModelBundle old, Trainer.Result result, TrainingData data, Corrections dealt) {
    Evaluator before = new Evaluator(old);
    Evaluator after = evaluator(old, result.engine());
    PairedBootstrap bootstrap = new PairedBootstrap(PairedBootstrap.USUAL_DRAWS, config.seed());
    Set<String> learned =
        dealt.learned().stream().map(LabelledSentence::text).collect(Collectors.toSet());
    List<LabelledSentence> test = // a sentence that was learned says nothing of forgetting
        data.test().stream().filter(sentence -> !learned.contains(sentence.text())).toList();
    return UpdateComparison.of(
        bootstrap.compare(before.predict(test), after.predict(test)),
        bootstrap,
        before.predict(dealt.measured()),
        after.predict(dealt.measured()),
        dealt.heldOut());
  }

  private Map<String, String> origin(Manifest old, Corrections dealt) {
    return Map.of(
        ORIGIN + "from",
        old.id(),
        ORIGIN + "corrections",
        Integer.toString(dealt.learned().size()),
        ORIGIN + "weight",
        Integer.toString(weight));
  }

  private static Map<String, Double> figures(UpdateComparison comparison) {
    return Map.of(
        "base_test_f1_before",
        comparison.base().baselineF1(),
        "base_test_f1",
        comparison.base().candidateF1(),
        "corrections_f1_before",
        comparison.corrections().baselineF1(),
        "corrections_f1",
        comparison.corrections().candidateF1());
  }

  private static Map<String, String> kinds(Manifest old) {
    return old.slots().stream()
        .collect(Collectors.toMap(Manifest.SlotType::name, Manifest.SlotType::kind));
  }
}
