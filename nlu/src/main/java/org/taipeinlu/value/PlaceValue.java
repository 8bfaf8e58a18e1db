package org.taipeinlu.value;

import java.util.List;
import java.util.Optional;

/**
 * A place as a booking system knows it.
 *
 * @param name canonical English name
 * @param country ISO 3166-1 alpha-2 code
 * @param iata airport or city codes, the usual one first; may be empty
 * @param timezone IANA name, where known
 * @param alternatives other places of the same name, the likeliest first; may be empty
 */
public record PlaceValue(
    String name,
    String country,
    List<String> iata,
    Optional<String> timezone,
    List<PlaceValue> alternatives)
    implements SlotValue {
  public PlaceValue {
    iata = List.copyOf(iata);
    alternatives = List.copyOf(alternatives);
  }
}
