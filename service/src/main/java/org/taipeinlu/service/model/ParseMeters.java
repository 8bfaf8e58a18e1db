package org.taipeinlu.service.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.Stage;
import org.taipeinlu.StageObserver;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;

/**
 * The meters of one model: how long sentences take, what is found and how sure the model is, and
 * how many words it knows. A rising share of unknown words says that people talk about what the
 * training has not seen.
 */
final class ParseMeters implements StageObserver {
  private static final Logger LOG = LoggerFactory.getLogger("org.taipeinlu.service.text");

  private static final int NONE = -1;

  /** Stages take from under a microsecond to, with a network, some milliseconds. */
  private static final Duration[] STAGE_BUCKETS =
      LongStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000)
          .mapToObj(micros -> Duration.ofNanos(1_000 * micros))
          .toArray(Duration[]::new);

  private final Timer time;
  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Map<String, Counter> filled = new HashMap<>();
  private final Map<String, DistributionSummary> confidence = new HashMap<>();
  private final Counter knownWords;
  private final Counter unknownWords;
  private final int wordColumn;
  private final boolean logsText;
  private final String modelId;
  private final List<ParseObserver> observers;

  /** Makes the meters of models. */
  @Component
  static final class Factory {
    private final MeterRegistry registry;
    private final LogProperties log;
    private final List<ParseObserver> observers;

    Factory(MeterRegistry registry, LogProperties log, ObjectProvider<ParseObserver> observers) {
      this.registry = registry;
      this.log = log;
      this.observers = observers.stream().toList();
    }

    ParseMeters of(String model, ModelBundle bundle) {
      return new ParseMeters(this, model, bundle);
    }
  }

  private ParseMeters(Factory factory, String model, ModelBundle bundle) {
    MeterRegistry registry = factory.registry;
    Tags tags = Tags.of("model", model);
    this.time =
        Timer.builder("nlu.parse")
            .description("Time to fill the slots of a sentence")
            .tags(tags)
            .publishPercentileHistogram()
            .register(registry);
    for (Stage stage : Stage.values()) {
      stages.put(stage, stage(registry, tags, stage));
    }
    for (Manifest.SlotType slot : bundle.manifest().slots()) {
      Tags slotTags = tags.and("slot", slot.name());
      filled.put(
          slot.name(),
          Counter.builder("nlu.slots.filled")
              .description("Entities found")
              .tags(slotTags)
              .register(registry));
      confidence.put(
          slot.name(),
          DistributionSummary.builder("nlu.slot.confidence")
              .description("Confidence of entities, between 0 and 1")
              .tags(slotTags)
              .serviceLevelObjectives(0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
              .register(registry));
    }
    this.knownWords = words(registry, tags.and("known", "true"));
    this.unknownWords = words(registry, tags.and("known", "false"));
    this.wordColumn = wordColumn(bundle.encoder().columns());
    this.logsText = factory.log.text();
    this.modelId = bundle.manifest().id();
    this.observers = factory.observers;
  }

  private static Timer stage(MeterRegistry registry, Tags tags, Stage stage) {
    return Timer.builder("nlu.parse.stage")
        .description("Time of each stage of filling the slots of a sentence")
        .tags(tags.and("stage", stage.id()))
        .serviceLevelObjectives(STAGE_BUCKETS)
        .register(registry);
  }

  private static Counter words(MeterRegistry registry, Tags tags) {
    return Counter.builder("nlu.words")
        .description("Words of sentences, by whether the model has seen them in training")
        .tags(tags)
        .register(registry);
  }

  private static int wordColumn(List<FeatureEncoder.Column> columns) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).kind() == FeatureKind.WORD) {
        return i;
      }
    }
    return NONE;
  }

  /** {@return what a parse gives, counted} */
  Parse measure(String text, Supplier<Parse> work) {
    long start = System.nanoTime();
    Parse parse = work.get();
    time.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    for (Slot entity : parse.entities()) {
      Optional.ofNullable(filled.get(entity.name())).ifPresent(Counter::increment);
      Optional.ofNullable(confidence.get(entity.name()))
          .ifPresent(summary -> summary.record(entity.confidence()));
    }
    if (logsText) {
      LOG.info("\"{}\" gave {}", oneLine(text), inBrackets(parse.entities()));
    }
    observers.forEach(observer -> observer.parsed(parse, modelId));
    return parse;
  }

  @Override
  public void took(Stage stage, long nanos) {
    Objects.requireNonNull(stages.get(stage)).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void encoded(EncodedSentence sentence) {
    if (wordColumn == NONE) {
      return;
    }
    int unknown = 0;
    for (int token = 0; token < sentence.length(); token++) {
      unknown += sentence.id(token, wordColumn) == Vocabulary.UNKNOWN ? 1 : 0;
    }
    unknownWords.increment(unknown);
    knownWords.increment(sentence.length() - unknown);
  }

  private static String inBrackets(List<Slot> entities) {
    return entities.stream()
        .map(entity -> "[" + oneLine(entity.text()) + "]{" + entity.name() + "}")
        .collect(Collectors.joining(" "));
  }

  /** A line break in a sentence must not look like another line of the log. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
  }
}
