package org.taipeinlu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sentence says.
 *
 * @param text the sentence as given
 * @param language {@code en} or {@code zh}: that of the context, or a guess from the script
 * @param entities every slot found, in reading order
 * @param missing the model's slots that nothing fills, in the model's order
 */
public record Parse(String text, String language, List<Slot> entities, List<String> missing) {
  public Parse {
    entities = List.copyOf(entities);
    missing = List.copyOf(missing);
  }

  /** {@return of each slot the most confident entity, in the order of first mention} */
  public Map<String, Slot> slots() {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (Slot entity : entities) {
      slots.merge(entity.name(), entity, (a, b) -> b.confidence() > a.confidence() ? b : a);
    }
    return slots;
  }
}
