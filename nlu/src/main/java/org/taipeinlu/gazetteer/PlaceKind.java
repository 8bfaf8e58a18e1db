package org.taipeinlu.gazetteer;

import java.util.Locale;
import java.util.Optional;

/** What sort of thing a place is. */
public enum PlaceKind {
  COUNTRY,
  /** A state, province, county, prefecture or island within a country. */
  REGION,
  CITY,
  /** A part of a city, or a township. */
  DISTRICT,
  AIRPORT,
  /** A stop of trains, buses or ferries. */
  STATION;

  /** {@return the kind that is written so in a gazetteer file, in lower case} */
  static Optional<PlaceKind> parse(String text) {
    for (PlaceKind kind : values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
