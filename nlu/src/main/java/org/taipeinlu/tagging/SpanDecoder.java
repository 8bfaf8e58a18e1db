package org.taipeinlu.tagging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.taipeinlu.network.Scores;

/**
 * Finds the best legal sequence of labels (Viterbi 1967) and the probability of each span in it.
 *
 * <p>Scores and transitions make a linear-chain conditional random field (Lafferty, McCallum and
 * Pereira 2001) over the legal sequences only. With no transitions it is a softmax at each token,
 * renormalised over what BIO allows. Thread-safe.
 */
public final class SpanDecoder {
  private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

  private final LabelSet labels;
  private final double[] start;
  private final double[][] transition;
  private final ForwardBackward forwardBackward;

  /** Makes a decoder in which every legal move costs the same. */
  public SpanDecoder(LabelSet labels) {
    this(labels, new float[labels.size() + 1][labels.size()]);
  }

  /**
   * Makes a decoder with scores for moves.
   *
   * @param moves {@code [from][to]}; the last row is the start of the sentence. What is given for
   *     illegal moves is ignored
   */
  public SpanDecoder(LabelSet labels, float[][] moves) {
    int size = labels.size();
    if (moves.length != size + 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "'moves' must have %d rows but has %d", size + 1, moves.length));
    }
    this.labels = labels;
    this.start = new double[size];
    this.transition = new double[size][size];
    for (int next = 0; next < size; next++) {
      start[next] = labels.mayStart(next) ? moves[size][next] : IMPOSSIBLE;
      for (int label = 0; label < size; label++) {
        transition[label][next] = labels.mayFollow(label, next) ? moves[label][next] : IMPOSSIBLE;
      }
    }
    this.forwardBackward = new ForwardBackward(start, transition);
  }

  /** {@return the labels that are chosen from} */
  public LabelSet labels() {
    return labels;
  }

  /** {@return the spans of the best legal sequence in reading order, with their probabilities} */
  public List<Span> decode(Scores scores) {
    if (scores.tokens() == 0) {
      return List.of();
    }
    int[] best = bestSequence(scores);
    List<Span> spans = labels.decode(best);
    if (spans.isEmpty()) {
      return spans;
    }
    ForwardBackward.Lattice lattice = forwardBackward.over(scores, spans.get(0).end());
    return spans.stream()
        .map(span -> withConfidence(span, best, lattice))
        .collect(Collectors.toUnmodifiableList());
  }

  /**
   * {@return how probable every label and span is}
   *
   * @param scores of a sentence of at least one token
   */
  public Marginals marginals(Scores scores) {
    if (scores.tokens() == 0) {
      throw new IllegalArgumentException("'scores' must have a token");
    }
    return new Marginals(labels, forwardBackward.over(scores, 0), scores.tokens());
  }

  private Span withConfidence(Span span, int[] tags, ForwardBackward.Lattice lattice) {
    int inside = labels.inside(tags[span.first()]);
    double probability = lattice.probability(tags, span.first(), span.end(), inside);
    return new Span(span.first(), span.end(), span.slot(), probability);
  }

  private int[] bestSequence(Scores scores) {
    int tokens = scores.tokens();
    int size = labels.size();
    int[] from = new int[tokens * size]; // [token][label]
    double[] score = new double[size];
    double[] next = new double[size];
    for (int label = 0; label < size; label++) {
      score[label] = start[label] + scores.at(0, label);
    }
    for (int token = 1; token < tokens; token++) {
      move(score, next, from, token * size);
      for (int label = 0; label < size; label++) {
        next[label] += scores.at(token, label);
      }
      double[] reached = next;
      next = score;
      score = reached;
    }
    return backtrack(from, tokens, indexOfMax(score));
  }

  /** The best score of each label before its token is counted in, and where it comes from. */
  private void move(double[] score, double[] next, int[] from, int row) {
    Arrays.fill(next, IMPOSSIBLE);
    for (int previous = 0; previous < score.length; previous++) {
      double[] moves = transition[previous];
      for (int label = 0; label < next.length; label++) {
        double candidate = score[previous] + moves[label];
        if (candidate > next[label]) {
          next[label] = candidate;
          from[row + label] = previous;
        }
      }
    }
  }

  private int[] backtrack(int[] from, int tokens, int last) {
    int[] tags = new int[tokens];
    tags[tokens - 1] = last;
    for (int token = tokens - 1; token > 0; token--) {
      tags[token - 1] = from[token * labels.size() + tags[token]];
    }
    return tags;
  }

  private static int indexOfMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
