package org.taipeinlu.service.rasa;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.service.wire.TimeJson;
import org.taipeinlu.service.wire.TimeJson.MomentJson;
import org.taipeinlu.service.wire.TimeJson.ReadingJson;

/**
 * What wit.ai's {@code GET /message} answers (version 20200513).
 *
 * @param text as sent
 * @param intents always empty
 * @param entities by {@code name:role}
 * @param traits always empty
 */
record WitResponse(
    String text,
    List<Object> intents,
    Map<String, List<Entity>> entities,
    Map<String, Object> traits) {
  private static final Map<String, String> BUILT_IN =
      Map.of("place", "wit$location", "time", "wit$datetime");
  private static final Map<String, String> DEFAULT_ROLE = Map.of("time", "datetime");

  /** An entity; what a time lacks or adds is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entity(
      String name,
      String role,
      int start,
      int end,
      String body,
      double confidence,
      List<Object> entities,
      @Nullable String type,
      @Nullable String grain,
      @Nullable Object value,
      @Nullable MomentJson from,
      @Nullable MomentJson to,
      @Nullable List<ReadingJson> values) {}

  static WitResponse of(RasaResponse rasa) {
    Map<String, List<Entity>> entities = new LinkedHashMap<>();
    for (RasaResponse.Entity found : rasa.entities()) {
      Entity entity = entity(found, rasa.text());
      entities
          .computeIfAbsent(entity.name() + ":" + entity.role(), name -> new ArrayList<>())
          .add(entity);
    }
    return new WitResponse(rasa.text(), List.of(), entities, Map.of());
  }

  private static Entity entity(RasaResponse.Entity found, String text) {
    TimeJson time = found.additionalInfo();
    String kind = found.entity();
    return new Entity(
        BUILT_IN.getOrDefault(kind, kind),
        Objects.requireNonNullElse(found.role(), DEFAULT_ROLE.getOrDefault(kind, kind)),
        found.start(),
        found.end(),
        text.substring(
            text.offsetByCodePoints(0, found.start()), text.offsetByCodePoints(0, found.end())),
        found.confidenceEntity(),
        List.of(),
        time == null ? "value" : time.type(),
        time == null ? null : time.grain(),
        time == null ? found.value() : time.value(),
        time == null ? null : time.from(),
        time == null ? null : time.to(),
        time == null ? null : time.values());
  }
}
