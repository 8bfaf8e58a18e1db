package org.taipeinlu.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.tagging.Span;

/**
 * Puts other values into the slots of training sentences, so that a network learns what stands
 * around a value rather than the value: whoever trains on flights from A to B only, flies from B to
 * A, too.
 *
 * <p>A value comes from the same slot or from one that shares many of its values, each distinct one
 * as often as another. Immutable.
 */
final class ValueExchange {
  /** Slots are of one kind if this share of the values of the smaller one stands in the other. */
  private static final double SHARED = 0.3;

  private final EncodedCorpus corpus;
  private final double share;
  private final Map<String, List<Value>> values;

  /** Tokens of a sentence that fill a slot. */
  private record Value(EncodedSentence sentence, int first, int end) {
    String words() {
      StringBuilder words = new StringBuilder();
      for (int token = first; token < end; token++) {
        words.append(sentence.form(token)).append(' ');
      }
      return words.toString();
    }
  }

  /**
   * A training sentence.
   *
   * @param sentence as the network reads it
   * @param spans what fills its slots
   */
  record Example(EncodedSentence sentence, List<Span> spans) {}

  /**
   * Collects the values of a corpus.
   *
   * @param share of the slots that get another value
   */
  ValueExchange(EncodedCorpus corpus, double share) {
    this.corpus = corpus;
    this.share = share;
    this.values = share > 0 ? ofOneKind(collect(corpus)) : Map.of();
  }

  private static Map<String, Map<String, Value>> collect(EncodedCorpus corpus) {
    Map<String, Map<String, Value>> bySlot = new TreeMap<>();
    for (int i = 0; i < corpus.sentences().size(); i++) {
      for (Span span : corpus.labels().decode(corpus.tags().get(i))) {
        Value value = new Value(corpus.sentences().get(i), span.first(), span.end());
        bySlot
            .computeIfAbsent(span.slot(), slot -> new LinkedHashMap<>())
            .putIfAbsent(value.words(), value);
      }
    }
    return bySlot;
  }

  private static Map<String, List<Value>> ofOneKind(Map<String, Map<String, Value>> bySlot) {
    Map<String, List<Value>> values = new HashMap<>();
    bySlot.forEach(
        (slot, own) -> {
          Map<String, Value> all = new LinkedHashMap<>(own);
          for (Map<String, Value> other : bySlot.values()) {
            if (areOfOneKind(own.keySet(), other.keySet())) {
              other.forEach(all::putIfAbsent);
            }
          }
          values.put(slot, List.copyOf(all.values()));
        });
    return values;
  }

  private static boolean areOfOneKind(Set<String> one, Set<String> other) {
    Set<String> smaller = one.size() < other.size() ? one : other;
    Set<String> larger = smaller == one ? other : one;
    long common = smaller.stream().filter(larger::contains).count();
    return common >= SHARED * smaller.size() && common > 1;
  }

  /** {@return a sentence of the corpus, with other values in some of its slots} */
  Example of(int index, Random random) {
    EncodedSentence sentence = corpus.sentences().get(index);
    List<Span> old = corpus.labels().decode(corpus.tags().get(index));
    if (share == 0) {
      return new Example(sentence, old);
    }
    List<Span> spans = new ArrayList<>();
    int moved = 0;
    for (Span span : old) {
      int first = span.first() + moved;
      int end = span.end() + moved;
      List<Value> candidates = values.getOrDefault(span.slot(), List.of());
      if (candidates.size() > 1 && random.nextDouble() < share) {
        Value other = candidates.get(random.nextInt(candidates.size()));
        sentence = sentence.replacing(first, end, other.sentence(), other.first(), other.end());
        moved += other.end() - other.first() - (end - first);
        end = first + other.end() - other.first();
      }
      spans.add(new Span(first, end, span.slot(), 1));
    }
    return new Example(sentence, spans);
  }
}
