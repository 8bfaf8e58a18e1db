package org.taipeinlu.training;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.BundleWriter;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.SpanScores;

/** Makes a bundle of what a training gave, after the engine has been compared with the network. */
public final class ModelExport {
  private static final String DL4J_VERSION = "1.0.0-M2.1";
  private static final String UNUSED = ""; // worked out by the writer

  private final Trainer.Result result;
  private final TrainingConfig config;
  private final String dataSha256;
  private final Map<String, String> origin;
  private final Map<String, Double> moreFigures;

  ModelExport(Trainer.Result result, TrainingConfig config, String dataSha256) {
    this(result, config, dataSha256, Map.of(), Map.of());
  }

  /**
   * Makes an export of a model that another one became.
   *
   * @param origin what the manifest keeps beside the settings
   * @param moreFigures what it keeps beside the figures that are measured here
   */
  ModelExport(
      Trainer.Result result,
      TrainingConfig config,
      String dataSha256,
      Map<String, String> origin,
      Map<String, Double> moreFigures) {
    this.result = result;
    this.config = config;
    this.dataSha256 = dataSha256;
    this.origin = Map.copyOf(origin);
    this.moreFigures = Map.copyOf(moreFigures);
  }

  /**
   * {@return the bundle}
   *
   * @param name what to call the model
   * @param kinds what each slot stands for: {@code place} or {@code time}; others are plain text
   * @param unseen sentences that neither training nor validation held; may be empty
   * @throws IllegalStateException if engine and network differ by more than {@link
   *     ParityCheck#TOLERANCE}
   */
  BundleFiles files(String name, Map<String, String> kinds, List<LabelledSentence> unseen)
      throws IOException {
    Tokenizer tokenizer = new Tokenizer(config.tokenizerKind());
    double difference =
        ParityCheck.largestDifference(
            result.network(), tokenizer, result.encoder(), result.engine().scorer(), unseen);
    if (difference > ParityCheck.TOLERANCE) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the engine differs from the trained network by %.2e in a probability, allowed are"
                  + " %.0e; no bundle was written",
              difference,
              ParityCheck.TOLERANCE));
    }
    return new BundleWriter()
        .vocabularies(result.encoder())
        .weights(result.network().weights())
        .trainable(result.network().toBytes(false))
        .golden(new GoldenChoice(tokenizer, result).of(unseen))
        .files(manifest(name, kinds, unseen, difference));
  }

  private Manifest manifest(
      String name, Map<String, String> kinds, List<LabelledSentence> unseen, double difference) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        UNUSED,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        List.copyOf(languages(unseen)),
        result.labels().labels(),
        slots(kinds),
        config.tokenizer(),
        result.features(),
        result.sizes(),
        new Manifest.Training(
            dataSha256,
            config.seed(),
            DL4J_VERSION,
            System.getProperty("java.vendor") + " " + Runtime.version(),
            configuration()),
        figures(unseen, difference),
        Map.of());
  }

  private Map<String, String> configuration() {
    Map<String, String> configuration = new TreeMap<>(TrainingConfigFile.described(config));
    configuration.putAll(origin);
    return configuration;
  }

  private static Set<String> languages(List<LabelledSentence> sentences) {
    TreeSet<String> languages = new TreeSet<>();
    sentences.forEach(sentence -> languages.add(sentence.language()));
    return languages;
  }

  private List<Manifest.SlotType> slots(Map<String, String> kinds) {
    TreeSet<String> names = new TreeSet<>();
    for (int label = 0; label < result.labels().size(); label++) {
      String slot = result.labels().slot(label);
      if (!slot.isEmpty()) {
        names.add(slot.split(":", 2)[0]);
      }
    }
    return names.stream()
        .map(name -> new Manifest.SlotType(name, kinds.getOrDefault(name, "text")))
        .toList();
  }

  private Map<String, Double> figures(List<LabelledSentence> unseen, double difference) {
    Map<String, Double> figures = new TreeMap<>(moreFigures);
    figures.put("validation_f1", result.validationF1());
    figures.put("epochs", (double) result.history().epochs().size());
    figures.put("largest_difference_to_dl4j", difference);
    SpanScores scores =
        new Evaluator(
                new Tokenizer(config.tokenizerKind()),
                result.encoder(),
                result.engine().scorer(),
                result.engine().decoder())
            .evaluate(unseen);
    figures.put("test_f1", scores.micro().f1());
    figures.put("test_sentences", (double) scores.sentences());
    return figures;
  }
}
