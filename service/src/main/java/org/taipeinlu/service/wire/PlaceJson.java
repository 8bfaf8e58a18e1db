package org.taipeinlu.service.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.value.PlaceValue;

/**
 * A place.
 *
 * @param kind {@code place}
 * @param name canonical English name
 * @param country ISO 3166-1 alpha-2 code
 * @param iata airport or city codes, the usual one first
 * @param timezone IANA name; absent where unknown
 * @param alternatives other places of the same name; absent if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlaceJson(
    String kind,
    String name,
    String country,
    List<String> iata,
    @Nullable String timezone,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PlaceJson> alternatives)
    implements ValueJson {

  static PlaceJson of(PlaceValue place) {
    return new PlaceJson(
        "place",
        place.name(),
        place.country(),
        place.iata(),
        place.timezone().orElse(null),
        place.alternatives().stream().map(PlaceJson::of).toList());
  }
}
