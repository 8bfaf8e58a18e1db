package org.taipeinlu.training.names;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The characters that names are made of, as ids. 0 begins a name, 1 ends it. */
final class NameAlphabet {
  static final int BEGIN = 0;
  static final int END = 1;
  private static final int SMALLEST_COUNT = 2; // nothing can be learned from a single one

  private final List<Integer> characters;
  private final Map<Integer, Integer> ids;

  private NameAlphabet(List<Integer> characters) {
    this.characters = List.copyOf(characters);
    this.ids = new HashMap<>();
    for (int i = 0; i < characters.size(); i++) {
      ids.put(characters.get(i), i + END + 1);
    }
  }

  /** {@return the characters that occur more than once} */
  static NameAlphabet of(List<String> names) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (String name : names) {
      name.codePoints().forEach(character -> counts.merge(character, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < SMALLEST_COUNT);
    return new NameAlphabet(new ArrayList<>(counts.keySet()));
  }

  /** {@return number of ids} */
  int size() {
    return characters.size() + END + 1;
  }

  /** {@return a name with its beginning and end; empty if it has a character of no id} */
  Optional<int[]> encode(String name) {
    int[] points = name.codePoints().toArray();
    int[] encoded = new int[points.length + 2];
    encoded[0] = BEGIN;
    for (int i = 0; i < points.length; i++) {
      Integer id = ids.get(points[i]);
      if (id == null) {
        return Optional.empty();
      }
      encoded[i + 1] = id;
    }
    encoded[points.length + 1] = END;
    return Optional.of(encoded);
  }

  /** {@return the character of an id that neither begins nor ends a name} */
  int character(int id) {
    return characters.get(id - END - 1);
  }
}
