package org.taipeinlu.features;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The values of a feature that a model knows, each with its id.
 *
 * <p>Id 0 stands for every value that is not listed. Immutable.
 */
public final class Vocabulary {
  /** The id of whatever the vocabulary does not hold. */
  public static final int UNKNOWN = 0;

  /** What is written in place of the unknown value. */
  public static final String UNKNOWN_ENTRY = "<unknown>";

  private final List<String> entries;
  private final Map<String, Integer> ids;

  /**
   * Makes a vocabulary whose ids are the positions in a list.
   *
   * @param entries {@link #UNKNOWN_ENTRY} first, then the known values, each once
   * @throws IllegalArgumentException if the first entry is another, or an entry stands twice
   */
  public Vocabulary(List<String> entries) {
    if (entries.isEmpty() || !entries.get(UNKNOWN).equals(UNKNOWN_ENTRY)) {
      throw new IllegalArgumentException("line 1: the first entry must be " + UNKNOWN_ENTRY);
    }
    this.entries = List.copyOf(entries);
    this.ids = new HashMap<>(2 * entries.size());
    for (int id = 0; id < entries.size(); id++) {
      Integer earlier = ids.put(entries.get(id), id);
      if (earlier != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "line %d: \"%s\" is already on line %d; entries must be unique",
                id + 1,
                entries.get(id),
                earlier + 1));
      }
    }
  }

  /** {@return the id of a value, {@link #UNKNOWN} if it is not listed} */
  public int id(String value) {
    return ids.getOrDefault(value, UNKNOWN);
  }

  /** {@return the number of ids, the unknown one included} */
  public int size() {
    return entries.size();
  }

  /** {@return all entries in the order of their ids} */
  public List<String> entries() {
    return entries;
  }
}
