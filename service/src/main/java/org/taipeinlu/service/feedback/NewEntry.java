package org.taipeinlu.service.feedback;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is to be kept; see {@link Entry}.
 *
 * @param confidence least of what the model found; 1 where that is nothing
 */
record NewEntry(
    Entry.Source source,
    String text,
    String language,
    List<SpanJson> answered,
    List<SpanJson> corrected,
    double confidence,
    String modelId) {

  NewEntry {
    answered = List.copyOf(answered);
    corrected = List.copyOf(corrected);
  }

  int disagreement() {
    return disagreement(answered, corrected);
  }

  /** {@return how many spans only one of the lists holds} */
  static int disagreement(List<SpanJson> answered, List<SpanJson> corrected) {
    Set<SpanJson> all = new HashSet<>(answered);
    all.addAll(corrected);
    Set<SpanJson> both = new HashSet<>(answered);
    both.retainAll(new HashSet<>(corrected));
    return all.size() - both.size();
  }
}
