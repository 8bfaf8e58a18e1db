package org.taipeinlu.service.model;

import java.time.Instant;
import java.util.function.Function;
import org.taipeinlu.Explanation;
import org.taipeinlu.Parse;
import org.taipeinlu.ParseContext;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;

/** A model that answers, and counts what it answers. Thread-safe. */
public final class ServedModel {
  private final SlotFiller filler;
  private final ParseMeters meters;
  private final Instant loaded;

  private ServedModel(SlotFiller filler, ParseMeters meters, Instant loaded) {
    this.filler = filler;
    this.meters = meters;
    this.loaded = loaded;
  }

  /**
   * {@return the model at a place, after it has passed its own golden sentences}
   *
   * @param fillers makes a slot filler of a bundle
   * @throws InvalidBundleException if it may not be served
   */
  static ServedModel load(
      String name,
      ModelLocation location,
      Function<ModelBundle, SlotFiller> fillers,
      ParseMeters.Factory meters,
      Instant now) {
    ModelBundle bundle = ModelBundle.read(location.files());
    SlotFiller filler = fillers.apply(bundle);
    GoldenSentences.of(location, filler.manifest()).check(filler);
    return new ServedModel(filler, meters.of(name, bundle), now);
  }

  /** {@return what the model says of itself} */
  public Manifest manifest() {
    return filler.manifest();
  }

  /** Fills the slots of a sentence. */
  public Parse parse(String text, ParseContext context) {
    return meters.measure(text, () -> filler.parse(text, context, meters));
  }

  /** Tells how a parse of the same sentence came about; as much work again, and not counted. */
  public Explanation explain(String text, ParseContext context) {
    return filler.explain(text, context);
  }

  String id() {
    return manifest().id();
  }

  /** {@return since when it answers} */
  Instant loaded() {
    return loaded;
  }
}
