package org.taipeinlu.service.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
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
  /**
   * {@return the answer}
   *
   * @param extras what the request asks for beside the slots
   */
  ParseResponse response(Parse parse, Manifest manifest, Extras extras) {
    CodePoints codePoints = new CodePoints(parse.text());
    List<SlotJson> entities =
        parse.entities().stream().map(slot -> json(slot, codePoints, extras)).toList();
    Map<String, SlotJson> slots = new LinkedHashMap<>();
    parse.slots().forEach((name, slot) -> slots.put(name, json(slot, codePoints, extras)));
    Optional<Dialogue.Turn> turn = extras.turn(parse, slots);
    return new ParseResponse(
        parse.text(),
        parse.language(),
        slots,
        entities,
        turn.map(Dialogue.Turn::missing).orElse(parse.missing()),
        turn.map(Dialogue.Turn::merged).orElse(null),
        turn.flatMap(Dialogue.Turn::question).orElse(null),
        extras.explanation(parse, codePoints).orElse(null),
        new ModelJson(manifest.name(), manifest.id()));
  }

  private static SlotJson json(Slot slot, CodePoints codePoints, Extras extras) {
    return new SlotJson(
        slot.name(),
        slot.role().orElse(null),
        slot.text(),
        codePoints.before(slot.start()),
        codePoints.before(slot.end()),
        ProbabilityJson.of(slot.confidence()),
        slot.value().map(ValueJson::of).orElse(null),
        extras.alternatives(slot).orElse(null));
  }
}
