package org.taipeinlu.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Corrections, dealt into those that are learned and those that are measured on.
 *
 * @param learned what is learned from
 * @param measured none of those, unless there are too few to spare any
 * @param heldOut whether there are enough
 */
record Corrections(
    List<LabelledSentence> learned, List<LabelledSentence> measured, boolean heldOut) {
  private static final int FEWEST = 10; // sentences of which some can be spared

  /**
   * Deals them. What is said of the same text stays together, and the same seed deals the same.
   *
   * @param share of the texts that is held out
   * @throws CorpusFormatException if one has a slot that the model does not know
   */
  static Corrections deal(
      List<LabelledSentence> corrections, LabelSet labels, double share, long seed) {
    Map<String, List<LabelledSentence>> byText = new TreeMap<>();
    for (LabelledSentence correction : corrections) {
      requireKnownSlots(correction, labels);
      byText.computeIfAbsent(correction.text(), text -> new ArrayList<>()).add(correction);
    }
    List<List<LabelledSentence>> texts = new ArrayList<>(byText.values());
    Collections.shuffle(texts, new Random(seed));
    int spared = texts.size() < FEWEST ? 0 : (int) (share * texts.size());
    List<LabelledSentence> learned = flat(texts.subList(spared, texts.size()));
    return spared == 0
        ? new Corrections(learned, learned, false)
        : new Corrections(learned, flat(texts.subList(0, spared)), true);
  }

  private static List<LabelledSentence> flat(List<List<LabelledSentence>> texts) {
    return texts.stream().flatMap(Collection::stream).toList();
  }

  private static void requireKnownSlots(LabelledSentence correction, LabelSet labels) {
    for (LabelledSentence.Range range : correction.slots()) {
      if (!labels.labels().contains("B-" + range.slot())) {
        throw new CorpusFormatException(
            correction.id(),
            "the model has no slot \""
                + range.slot()
                + "\", and going on from it adds none; train a new one");
      }
    }
  }
}
