package org.taipeinlu.training.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.gazetteer.PlaceKind;

/**
 * What names of places look like in a language, and those that are taken.
 *
 * @param examples to learn from
 * @param gazetteer whose names must not be invented
 * @param pattern what a name must look like
 */
public record PlaceNames(List<String> examples, Gazetteer gazetteer, Pattern pattern) {
  private static final Pattern LATIN = Pattern.compile("\\p{Lu}[\\p{L}]+(?:[ '-][\\p{L}]+){0,2}");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}{2,5}");
  private static final int LONGEST = 18;

  public PlaceNames {
    examples = List.copyOf(examples);
  }

  /**
   * {@return the names of cities, districts and regions in a language}
   *
   * @param language {@code en}, or {@code zh} for traditional characters
   * @throws IllegalArgumentException if it is another
   */
  public static PlaceNames of(Gazetteer gazetteer, String language) {
    if (!language.equals("en") && !language.equals("zh")) {
      throw new IllegalArgumentException(
          "\"" + language + "\" is not a language of the gazetteer; choose en or zh");
    }
    Pattern pattern = language.equals("en") ? LATIN : HAN;
    Set<String> names = new LinkedHashSet<>();
    for (Place place : gazetteer.places()) {
      if (place.kind() != PlaceKind.AIRPORT && place.kind() != PlaceKind.STATION) {
        String name = language.equals("en") ? place.name() : place.traditional().orElse("");
        if (name.length() <= LONGEST && pattern.matcher(name).matches()) {
          names.add(name);
        }
      }
    }
    return new PlaceNames(new ArrayList<>(names), gazetteer, pattern);
  }

  /** {@return whether a name looks like one and is none of the gazetteer's} */
  boolean isNew(String name) {
    return name.length() <= LONGEST
        && pattern.matcher(name).matches()
        && gazetteer.named(name).isEmpty();
  }
}
