package org.taipeinlu.service.rasa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.rasa.RasaResponse.Entity;
import org.taipeinlu.service.rasa.RasaResponse.Intent;
import org.taipeinlu.service.rasa.RasaResponse.Interval;
import org.taipeinlu.service.wire.CodePoints;
import org.taipeinlu.service.wire.PlaceJson;
import org.taipeinlu.service.wire.TimeJson;
import org.taipeinlu.service.wire.TimeJson.MomentJson;
import org.taipeinlu.service.wire.ValueJson;

/**
 * Turns what the library found into Rasa's entities: the kind of a slot becomes the entity and the
 * slot its role, as Rasa has a city as departure or as destination.
 */
@Component
class RasaMapper {
  private static final String EXTRACTOR = "taipei-nlu";
  private static final String TEXT = "text"; // a slot of no special kind

  RasaResponse response(Parse parse, Manifest manifest) {
    CodePoints codePoints = new CodePoints(parse.text());
    List<Entity> entities = new ArrayList<>();
    for (Slot slot : parse.entities()) {
      entities.add(entity(slot, kindOf(slot, manifest), codePoints));
    }
    return new RasaResponse(parse.text(), Intent.NONE, entities, List.of());
  }

  private static String kindOf(Slot slot, Manifest manifest) {
    return manifest.slots().stream()
        .filter(type -> type.name().equals(slot.name()))
        .map(Manifest.SlotType::kind)
        .filter(kind -> !kind.equals(TEXT))
        .findFirst()
        .orElse(slot.name());
  }

  private static Entity entity(Slot slot, String kind, CodePoints codePoints) {
    Optional<String> role =
        slot.role().or(() -> Optional.of(slot.name()).filter(name -> !name.equals(kind)));
    ValueJson value = slot.value().map(ValueJson::of).orElse(null);
    return new Entity(
        kind,
        role.orElse(null),
        codePoints.before(slot.start()),
        codePoints.before(slot.end()),
        value(value, slot.text()),
        slot.confidence(),
        role.map(name -> slot.confidence()).orElse(null),
        EXTRACTOR,
        value instanceof TimeJson time ? time : null);
  }

  /** {@return the value as clients of Rasa expect it: a string, or an object with two ends} */
  static Object value(@Nullable ValueJson value, String words) {
    if (value instanceof PlaceJson place) {
      return place.name();
    }
    if (value instanceof TimeJson time) {
      String moment = time.value();
      return moment == null ? new Interval(end(time.from()), end(time.to())) : moment;
    }
    return words;
  }

  private static @Nullable String end(@Nullable MomentJson moment) {
    return moment == null ? null : moment.value();
  }
}
