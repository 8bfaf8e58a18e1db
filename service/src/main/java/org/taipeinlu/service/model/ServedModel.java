package org.taipeinlu.service.model;

import java.time.Instant;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.ModelBundle;

/**
 * A model that answers.
 *
 * @param filler what answers
 * @param location where it was read from
 * @param loaded when
 */
record ServedModel(SlotFiller filler, ModelLocation location, Instant loaded) {

  /**
   * {@return the model at a place, after it has passed its own golden sentences}
   *
   * @throws InvalidBundleException if it may not be served
   */
  static ServedModel load(ModelLocation location, Instant now) {
    SlotFiller filler = new SlotFiller(ModelBundle.read(location.files()));
    GoldenSentences.of(location, filler.manifest()).check(filler);
    return new ServedModel(filler, location, now);
  }

  String id() {
    return filler.manifest().id();
  }
}
