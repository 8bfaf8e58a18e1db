package org.taipeinlu.service.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.taipeinlu.bundle.Manifest;

/**
 * What {@code GET /model} answers: the manifest without what only its files need.
 *
 * @param name what users call the model
 * @param id changes with any file of the bundle
 * @param created when it was trained
 * @param formatVersion of the bundle
 * @param languages ISO 639 codes
 * @param slots what it fills
 * @param network kind and sizes
 * @param training where it comes from
 * @param figures what was measured when it was made
 * @param loaded since when it answers
 */
record ModelResponse(
    String name,
    String id,
    Instant created,
    int formatVersion,
    List<String> languages,
    List<SlotTypeJson> slots,
    NetworkJson network,
    TrainingJson training,
    Map<String, Double> figures,
    Instant loaded) {

  /** A slot: its name and {@code place}, {@code time} or {@code text}. */
  record SlotTypeJson(String name, String kind) {}

  /** The network: its kind, and the memory cells of each layer and direction. */
  record NetworkJson(String kind, List<Integer> layers) {}

  /** The training: hash of its data, seed, library. */
  record TrainingJson(
      @JsonProperty("data_sha256") String dataSha256,
      long seed,
      @JsonProperty("dl4j_version") String dl4jVersion) {}

  static ModelResponse of(ServedModel model) {
    Manifest manifest = model.manifest();
    return new ModelResponse(
        manifest.name(),
        manifest.id(),
        manifest.created(),
        manifest.formatVersion(),
        manifest.languages(),
        manifest.slots().stream().map(slot -> new SlotTypeJson(slot.name(), slot.kind())).toList(),
        new NetworkJson(manifest.network().kind(), manifest.network().layers()),
        new TrainingJson(
            manifest.training().dataSha256(),
            manifest.training().seed(),
            manifest.training().dl4jVersion()),
        manifest.figures(),
        model.loaded());
  }
}
