package org.taipeinlu.service.wire;

import org.taipeinlu.value.PlaceValue;
import org.taipeinlu.value.SlotValue;
import org.taipeinlu.value.TimeValue;

/** The value of a slot as JSON; {@code kind} tells which. */
public sealed interface ValueJson permits PlaceJson, TimeJson {

  /** {@code place} or {@code time}. */
  String kind();

  /** {@return a value as JSON} */
  static ValueJson of(SlotValue value) {
    if (value instanceof PlaceValue place) {
      return PlaceJson.of(place);
    }
    return TimeJson.of((TimeValue) value);
  }
}
