package org.taipeinlu.training.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.training.Trainer;
import org.taipeinlu.training.Training;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFolder;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.behaviour.SwapSlots;
import org.taipeinlu.training.evaluation.behaviour.SwapTest;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import org.taipeinlu.training.network.TaggerShape;

/**
 * Trains networks of several kinds on the same sentences, with the same settings and seed, and
 * measures the engine that serves each.
 */
public final class NetworkComparison {
  private static final Pattern DISTANCE = Pattern.compile("distance-([1-9][0-9]{0,3})(\\..*)?");

  private final Path data;
  private final TrainingConfig config;
  private final SwapSlots slots;
  private final List<LabelledSentence> test;
  private final SortedMap<Integer, List<LabelledSentence>> distances;

  private NetworkComparison(
      Path data,
      TrainingConfig config,
      SwapSlots slots,
      List<LabelledSentence> test,
      SortedMap<Integer, List<LabelledSentence>> distances) {
    this.data = data;
    this.config = config;
    this.slots = slots;
    this.test = test;
    this.distances = distances;
  }

  /**
   * Reads what is measured on.
   *
   * @param data folder with {@code train}, {@code validation} and {@code test}, and, for the
   *     measure by distance, {@code distance-1}, {@code distance-3}, … with sentences in which a
   *     place stands so many words from its cue word; each in any format
   * @param config settings of all networks
   * @param slots the two slots of the swap test
   * @throws CorpusFormatException if a part is missing or cannot be read
   */
  public static NetworkComparison of(Path data, TrainingConfig config, SwapSlots slots)
      throws IOException {
    return new NetworkComparison(
        data,
        config,
        slots,
        CorpusFolder.sentencesOf(CorpusFolder.of(data).test()),
        distances(data));
  }

  private static SortedMap<Integer, List<LabelledSentence>> distances(Path data)
      throws IOException {
    List<Path> children;
    try (Stream<Path> files = Files.list(data)) {
      children = files.sorted().toList();
    }
    SortedMap<Integer, List<LabelledSentence>> distances = new TreeMap<>();
    for (Path child : children) {
      Matcher name = DISTANCE.matcher(child.getFileName().toString());
      if (name.matches()) {
        Integer distance = Integer.valueOf(name.group(1));
        if (distances.put(distance, CorpusFolder.sentencesOf(child)) != null) {
          throw new CorpusFormatException(
              child.toString(), "is a second part for this distance; keep one");
        }
      }
    }
    return distances;
  }

  /** {@return how many sentences networks are measured on, without those for the distance} */
  public int testSentences() {
    return test.size();
  }

  /** {@return the distances for which there are sentences; empty if there are none} */
  public List<Integer> distances() {
    return List.copyOf(distances.keySet());
  }

  /**
   * {@return the measures of a kind, after training it}
   *
   * @param bundle folder for the trained network
   * @param slotKinds how the text of each slot is resolved, for the bundle
   * @param timed how long to measure the time of a sentence
   */
  public NetworkMeasures measure(
      NetworkKind kind,
      Path bundle,
      Map<String, String> slotKinds,
      Duration timed,
      Trainer.Listener listener)
      throws IOException {
    TrainingConfig settings = config.withNetworkKind(kind);
    Training training = new Training(data, bundle, kind.id(), slotKinds, settings);
    Manifest manifest = training.run(false, listener);
    TrainingHistory history = TrainingHistory.read(training.historyFile());
    Evaluator evaluator = new Evaluator(ModelBundle.read(BundleFiles.of(bundle)));
    SortedMap<Integer, Double> byDistance = new TreeMap<>();
    distances.forEach(
        (distance, sentences) ->
            byDistance.put(distance, evaluator.evaluate(sentences).micro().f1()));
    TaggerShape shape = TaggerShape.of(manifest);
    return new NetworkMeasures(
        kind.id(),
        evaluator.evaluate(test).micro().f1(),
        SwapTest.of(evaluator, slots, test),
        byDistance,
        shape.parameters(),
        shape.hiddenParameters(),
        history.epochs().stream().mapToDouble(TrainingHistory.Epoch::seconds).sum(),
        new SentenceTimer(timed).microseconds(evaluator, test));
  }
}
