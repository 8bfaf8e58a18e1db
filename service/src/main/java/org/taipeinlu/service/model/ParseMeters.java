package org.taipeinlu.service.model;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/**
 * The meters of one model: how long sentences take, what is found and how sure the model is, and
 * how many words it knows. A rising share of unknown words says that people talk about what the
 * training has not seen.
 */
final class ParseMeters {
  private static final Logger LOG = LoggerFactory.getLogger("org.taipeinlu.service.text");

  private final Timer time;
  private final Map<String, Counter> filled = new HashMap<>();
  private final Map<String, DistributionSummary> confidence = new HashMap<>();
  private final Counter knownWords;
  private final Counter unknownWords;
  private final Optional<Vocabulary> words;
  private final Tokenizer tokenizer = new Tokenizer();
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
    this.words =
        bundle.encoder().columns().stream()
            .filter(column -> column.kind() == FeatureKind.WORD)
            .map(FeatureEncoder.Column::vocabulary)
            .findFirst();
    this.logsText = factory.log.text();
    this.modelId = bundle.manifest().id();
    this.observers = factory.observers;
  }

  private static Counter words(MeterRegistry registry, Tags tags) {
    return Counter.builder("nlu.words")
        .description("Words of sentences, by whether the model has seen them in training")
        .tags(tags)
        .register(registry);
  }

  Parse measure(String text, Supplier<Parse> work) {
    long start = System.nanoTime();
    Parse parse = work.get();
    time.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    for (Slot entity : parse.entities()) {
      Optional.ofNullable(filled.get(entity.name())).ifPresent(Counter::increment);
      Optional.ofNullable(confidence.get(entity.name()))
          .ifPresent(summary -> summary.record(entity.confidence()));
    }
    words.ifPresent(known -> countWords(text, known));
    if (logsText) {
      LOG.info("\"{}\" gave {}", oneLine(text), inBrackets(parse.entities()));
    }
    observers.forEach(observer -> observer.parsed(parse, modelId));
    return parse;
  }

  private void countWords(String text, Vocabulary known) {
    for (Token token : tokenizer.tokenize(text)) {
      boolean unknown = known.id(FeatureKind.WORD.valueOf(token, text)) == Vocabulary.UNKNOWN;
      (unknown ? unknownWords : knownWords).increment();
    }
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
