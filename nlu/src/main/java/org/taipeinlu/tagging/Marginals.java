package org.taipeinlu.tagging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How probable each label and each span of a sentence is, over all legal sequences: what {@link
 * SpanDecoder#decode} chose from. Made for one sentence; thread-safe.
 */
public final class Marginals {
  private final LabelSet labels;
  private final ForwardBackward.Lattice lattice;
  private final int tokens;

  Marginals(LabelSet labels, ForwardBackward.Lattice lattice, int tokens) {
    this.labels = labels;
    this.lattice = lattice;
    this.tokens = tokens;
  }

  /** {@return the number of tokens} */
  public int tokens() {
    return tokens;
  }

  /**
   * {@return the probability of each label at a token, the likeliest first; together they are 1}
   */
  public Map<String, Double> labels(int token) {
    return IntStream.range(0, labels.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer label) -> -lattice.probability(token, label)))
        .collect(
            Collectors.toMap(
                labels.labels()::get,
                label -> lattice.probability(token, label),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /**
   * {@return a span of each slot over exactly these tokens, the most probable first}
   *
   * <p>What is left to 1 is the probability of no span, or of one that begins or ends elsewhere.
   *
   * @param first index of the first token
   * @param end index after the last token
   */
  public List<Span> spans(int first, int end) {
    List<Span> spans = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      int inside = labels.begins(label) ? labels.inside(label) : ForwardBackward.NO_LABEL;
      if (labels.begins(label) && (end - first == 1 || inside != ForwardBackward.NO_LABEL)) {
        double probability =
            lattice.probability(tags(label, inside, first, end), first, end, inside);
        spans.add(new Span(first, end, labels.slot(label), probability));
      }
    }
    spans.sort(Comparator.comparingDouble(Span::confidence).reversed());
    return spans;
  }

  private int[] tags(int begin, int inside, int first, int end) {
    int[] tags = new int[tokens];
    for (int token = first; token < end; token++) {
      tags[token] = token == first ? begin : inside;
    }
    return tags;
  }
}
