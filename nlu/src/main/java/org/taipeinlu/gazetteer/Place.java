package org.taipeinlu.gazetteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place and all the names it goes by.
 *
 * @param name canonical English name
 * @param country ISO 3166-1 alpha-2 code
 * @param region ISO 3166-2 code of the state or province, such as {@code US-CA}, where known; a
 *     region carries its own
 * @param iata airport or city codes, the usual one first; may be empty
 * @param timezone IANA name, where known
 * @param population class from 0 (unknown or small) to 7 (more than ten million); see {@code
 *     data/gazetteer/README.md}
 * @param traditional name in traditional Chinese characters, where known
 * @param simplified name in simplified Chinese characters, where known
 * @param aliases other names, in any language and script
 */
public record Place(
    String name,
    PlaceKind kind,
    String country,
    Optional<String> region,
    List<String> iata,
    Optional<String> timezone,
    Optional<Coordinates> coordinates,
    int population,
    Optional<String> traditional,
    Optional<String> simplified,
    List<String> aliases) {

  static final int MAX_POPULATION = 7;

  public Place {
    if (name.isBlank()) {
      throw new IllegalArgumentException("'name' must not be blank");
    }
    if (population < 0 || population > MAX_POPULATION) {
      throw new IllegalArgumentException(
          "'population' must be between 0 and " + MAX_POPULATION + ": " + population);
    }
    iata = List.copyOf(iata);
    aliases = List.copyOf(aliases);
  }

  /** {@return every name of the place but its codes, the canonical one first} */
  public List<String> names() {
    List<String> names = new ArrayList<>(3 + aliases.size());
    names.add(name);
    traditional.ifPresent(names::add);
    simplified.ifPresent(names::add);
    names.addAll(aliases);
    return names;
  }
}
