package org.taipeinlu.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.taipeinlu.features.EncodedSentence;

/**
 * Sentences of one length that run through the network together.
 *
 * <p>One length, because padding is not exact in Deeplearning4j 1.0.0-M2.1: merging several masked
 * inputs turns their masks into booleans, which the LSTM layers read wrongly (up to 0.13 off in a
 * probability, seen on trained networks). Without padding there is nothing to mask.
 *
 * @param sentences encoded, none of them empty, all with the same number of tokens
 * @param tags for each sentence the label id of each token
 */
public record Batch(List<EncodedSentence> sentences, List<int[]> tags) {
  public Batch {
    sentences = List.copyOf(sentences);
    tags = List.copyOf(tags);
    if (sentences.isEmpty() || sentences.size() != tags.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'tags' must have an entry for each of at least one sentence: sentences=%d, tags=%d",
              sentences.size(),
              tags.size()));
    }
    int length = sentences.get(0).length();
    for (int i = 0; i < sentences.size(); i++) {
      if (length < 1 || sentences.get(i).length() != length || tags.get(i).length != length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "sentences and tags of a batch must have one length: sentence 0 has %d tokens, %d has %d and %d tags",
                length,
                i,
                sentences.get(i).length(),
                tags.get(i).length));
      }
    }
  }

  /**
   * {@return the same sentences in at most so many parts, none of them much larger than another}
   *
   * @param least sentences of a part
   */
  List<Batch> shares(int most, int least) {
    int all = sentences.size();
    int parts = Math.max(1, Math.min(most, all / least));
    List<Batch> shares = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int start = all * part / parts;
      int end = all * (part + 1) / parts;
      shares.add(new Batch(sentences.subList(start, end), tags.subList(start, end)));
    }
    return shares;
  }

  /** {@return the number of tokens of each sentence} */
  int length() {
    return sentences.get(0).length();
  }
}
