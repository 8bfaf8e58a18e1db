package org.taipeinlu.service.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.taipeinlu.Explanation;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.parse.ParseResponse.ModelJson;
import org.taipeinlu.service.parse.ParseResponse.SlotJson;
import org.taipeinlu.service.wire.CodePoints;
import org.taipeinlu.service.wire.ValueJson;

/** Turns what the library found into JSON: positions become code points, times become text. */
@Component
class ParseMapper {
  private static final double CONFIDENCE_STEPS = 10_000; // four places; more would be noise

  /** {@return the answer} */
  ParseResponse response(Parse parse, Manifest manifest, Optional<Explanation> explanation) {
    CodePoints codePoints = new CodePoints(parse.text());
    List<SlotJson> entities =
        parse.entities().stream().map(slot -> json(slot, codePoints)).toList();
    Map<String, SlotJson> slots = new LinkedHashMap<>();
    parse.slots().forEach((name, slot) -> slots.put(name, json(slot, codePoints)));
    return new ParseResponse(
        parse.text(),
        parse.language(),
        slots,
        entities,
        parse.missing(),
        new ModelJson(manifest.name(), manifest.id()),
        explanation.map(it -> ExplanationJson.of(it, parse.text())).orElse(null));
  }

  private static SlotJson json(Slot slot, CodePoints codePoints) {
    return new SlotJson(
        slot.name(),
        slot.role().orElse(null),
        slot.text(),
        codePoints.before(slot.start()),
        codePoints.before(slot.end()),
        Math.round(slot.confidence() * CONFIDENCE_STEPS) / CONFIDENCE_STEPS,
        slot.value().map(ValueJson::of).orElse(null));
  }
}
