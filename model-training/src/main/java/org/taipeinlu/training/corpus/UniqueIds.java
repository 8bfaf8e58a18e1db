package org.taipeinlu.training.corpus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells sentences apart that come under the same id: the first keeps it, the others get {@code #2},
 * {@code #3} and so on behind it.
 *
 * <p>One of these is for the sentences of one file. Not thread-safe.
 */
public final class UniqueIds {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> lastNumber = new HashMap<>();

  /** {@return the sentence under an id that no sentence had before} */
  public LabelledSentence tellApart(LabelledSentence sentence) {
    String id = sentence.id();
    while (!taken.add(id)) {
      id = sentence.id() + "#" + lastNumber.merge(sentence.id(), 2, (last, first) -> last + 1);
    }
    return sentence.withId(id);
  }
}
