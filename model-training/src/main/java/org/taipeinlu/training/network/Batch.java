package org.taipeinlu.training.network;

import java.util.List;
import org.taipeinlu.features.EncodedSentence;

/**
 * Sentences that are trained on together.
 *
 * @param sentences encoded, none of them empty
 * @param tags for each sentence the label id of each token
 */
public record Batch(List<EncodedSentence> sentences, List<int[]> tags) {
  public Batch {
    sentences = List.copyOf(sentences);
    tags = List.copyOf(tags);
    if (sentences.isEmpty() || sentences.size() != tags.size()) {
      throw new IllegalArgumentException(
          "'tags' must have an entry for each of at least one sentence: sentences=%d, tags=%d"
              .formatted(sentences.size(), tags.size()));
    }
  }

  int longest() {
    return sentences.stream().mapToInt(EncodedSentence::length).max().orElseThrow();
  }
}
