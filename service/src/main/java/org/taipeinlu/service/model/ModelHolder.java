package org.taipeinlu.service.model;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/**
 * Holds the models that answer and changes them under way.
 *
 * <p>A new model is loaded and checked beside the old one, then takes its place at once; a request
 * goes on with the one it began with. A bundle that is no good changes nothing but {@link
 * Slot#refusal()}. A service without a usable model starts all the same, says why in the log and in
 * its readiness, and answers 503. Thread-safe.
 */
@Component
public class ModelHolder implements SmartInitializingSingleton {
  /** The name of the model that answers unless a request names another. */
  public static final String DEFAULT = "default";

  private static final Logger LOG = LoggerFactory.getLogger(ModelHolder.class);

  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private final ReentrantLock loading = new ReentrantLock(); // one at a time: each takes memory
  private final Clock clock;
  private final ModelMeters modelMeters;
  private final ParseMeters.Factory parseMeters;
  private final Function<ModelBundle, SlotFiller> fillers;
  private final CompletableFuture<Optional<RuntimeException>> firstLoad;

  ModelHolder(
      ModelProperties properties,
      Clock clock,
      ModelMeters modelMeters,
      ParseMeters.Factory parseMeters,
      Function<ModelBundle, SlotFiller> fillers) {
    this.clock = clock;
    this.modelMeters = modelMeters;
    this.parseMeters = parseMeters;
    this.fillers = fillers;
    properties
        .locations()
        .forEach(
            (name, location) ->
                slots.put(name, new Slot(location, Optional.empty(), Optional.empty())));
    this.firstLoad = SlotFillerConfiguration.beside("models", this::reloadAll);
  }

  private Optional<RuntimeException> reloadAll() {
    try {
      slots().keySet().forEach(this::reload);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** Nothing is asked before the models are there, which were read while other parts were made. */
  @Override
  public void afterSingletonsInstantiated() {
    firstLoad
        .join()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /**
   * What is known of a model.
   *
   * @param location where it was last looked for
   * @param model what answers, if anything does
   * @param refusal why what is at the location does not answer, if it does not
   */
  record Slot(ModelLocation location, Optional<ServedModel> model, Optional<String> refusal) {}

  /**
   * {@return what answers now; ask once for each request}
   *
   * @param name as the request has it, null for the default
   * @throws ProblemException if there is no such model or it is not loaded
   */
  public ServedModel named(@Nullable String name) {
    return slot(name == null ? DEFAULT : name)
        .model()
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.MODEL_NOT_READY,
                    "The model is not loaded; try again later or tell the operator"));
  }

  private Slot slot(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      throw ProblemException.at(
          "model",
          ProblemType.UNKNOWN_MODEL,
          "\"model\" is not one that is served; there are: " + String.join(", ", slots().keySet()));
    }
    return slot;
  }

  /** {@return all models by name} */
  Map<String, Slot> slots() {
    return new TreeMap<>(slots);
  }

  /** Reads a model again from where it is; if that fails, the old one goes on. */
  void reload(String name) {
    // where it is must be asked under the lock, or a change in between would be undone
    loading.lock();
    try {
      replace(name, slot(name).location());
    } catch (InvalidBundleException e) {
      // said in the log and in the slot
    } finally {
      loading.unlock();
    }
  }

  /**
   * Puts the model of a place in place of another.
   *
   * @throws InvalidBundleException if it is no good; the old one goes on
   */
  ServedModel replace(String name, ModelLocation location) {
    loading.lock();
    try {
      Slot before = slot(name);
      try {
        ServedModel model = ServedModel.load(name, location, fillers, parseMeters, clock.instant());
        slots.put(name, new Slot(location, Optional.of(model), Optional.empty()));
        modelMeters.loaded(name, true);
        modelMeters.show(slots);
        LOG.info("Model \"{}\" is {} from {}", name, model.id(), location.text());
        return model;
      } catch (InvalidBundleException e) {
        String refusal = String.valueOf(e.getMessage());
        slots.put(name, new Slot(before.location(), before.model(), Optional.of(refusal)));
        modelMeters.loaded(name, false);
        LOG.error("Refused a bundle for model \"{}\": {}. {}", name, refusal, goesOn(before));
        throw e;
      }
    } finally {
      loading.unlock();
    }
  }

  private static String goesOn(Slot before) {
    return before.model().map(model -> "The old one goes on").orElse("There is none to answer");
  }
}
