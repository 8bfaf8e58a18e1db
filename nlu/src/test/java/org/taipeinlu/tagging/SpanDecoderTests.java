package org.taipeinlu.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.network.Scores;

class SpanDecoderTests {
  private static final LabelSet LABELS = LabelSet.ofSlots(List.of("a", "b"));
  private static final int SIZE = LABELS.size();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void agreesWithTryingEverySequence(boolean withMoves) {
    Random random = new Random(7);
    int spans = 0;
    for (int round = 0; round < 300; round++) {
      int tokens = 1 + random.nextInt(5);
      Scores scores = random(random, tokens, 3);
      float[][] moves = moves(random, withMoves ? 2 : 0);
      List<Span> found = new SpanDecoder(LABELS, moves).decode(scores);
      spans += found.size();
      assertThat(found)
          .usingRecursiveComparison()
          .withComparatorForType(
              (x, y) -> Math.abs(x - y) < 1e-9 ? 0 : Double.compare(x, y), Double.class)
          .isEqualTo(byTryingAll(scores, moves));
    }
    assertThat(spans).isGreaterThan(300);
  }

  /** The best sequence and the share of each of its spans, over all sequences there are. */
  private static List<Span> byTryingAll(Scores scores, float[][] moves) {
    List<int[]> sequences = legalSequences(scores.tokens());
    double total = sequences.stream().mapToDouble(tags -> weight(tags, scores, moves)).sum();
    int[] best =
        sequences.stream()
            .max((x, y) -> Double.compare(weight(x, scores, moves), weight(y, scores, moves)))
            .orElseThrow();
    List<Span> spans = new ArrayList<>();
    for (Span span : LABELS.decode(best)) {
      double share =
          sequences.stream()
              .filter(tags -> LABELS.decode(tags).contains(span))
              .mapToDouble(tags -> weight(tags, scores, moves))
              .sum();
      spans.add(new Span(span.first(), span.end(), span.slot(), share / total));
    }
    return spans;
  }

  private static List<int[]> legalSequences(int tokens) {
    List<int[]> sequences = List.of(new int[0]);
    for (int token = 0; token < tokens; token++) {
      List<int[]> longer = new ArrayList<>();
      for (int[] tags : sequences) {
        for (int label = 0; label < SIZE; label++) {
          if (token == 0 ? LABELS.mayStart(label) : LABELS.mayFollow(tags[token - 1], label)) {
            int[] next = Arrays.copyOf(tags, token + 1);
            next[token] = label;
            longer.add(next);
          }
        }
      }
      sequences = longer;
    }
    return sequences;
  }

  private static double weight(int[] tags, Scores scores, float[][] moves) {
    double sum = moves[SIZE][tags[0]];
    for (int token = 0; token < tags.length; token++) {
      sum += scores.at(token, tags[token]);
      if (token > 0) {
        sum += moves[tags[token - 1]][tags[token]];
      }
    }
    return Math.exp(sum);
  }

  @Test
  void givesLegalSpansAndProbabilitiesForAnyScores() {
    Random random = new Random(8);
    for (int round = 0; round < 500; round++) {
      Scores scores = random(random, 1 + random.nextInt(40), (float) Math.pow(10, round % 5));
      int last = 0;
      for (Span span : new SpanDecoder(LABELS).decode(scores)) {
        assertThat(span.first()).isGreaterThanOrEqualTo(last);
        assertThat(span.confidence()).isBetween(0.0, 1.0);
        last = span.end();
      }
    }
  }

  @Test
  void doesNotUnderflowOnALongSentence() {
    int tokens = 2000;
    float[] values = new float[tokens * SIZE];
    for (int token = 0; token < tokens; token++) {
      values[token * SIZE + (token % 2 == 0 ? LABELS.id("B-a") : LABELS.id("O"))] = 4;
    }
    List<Span> spans = new SpanDecoder(LABELS).decode(new Scores(values, SIZE));
    assertThat(spans).hasSize(1000);
    assertThat(spans.get(500).confidence()).isCloseTo(spans.get(501).confidence(), within(1e-9));
    assertThat(spans.get(500).confidence()).isGreaterThan(0.5);
  }

  @Test
  void findsNothingInNothing() {
    assertThat(new SpanDecoder(LABELS).decode(new Scores(new float[0], SIZE))).isEmpty();
  }

  private static Scores random(Random random, int tokens, float spread) {
    float[] values = new float[tokens * SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * spread;
    }
    return new Scores(values, SIZE);
  }

  private static float[][] moves(Random random, float spread) {
    float[][] moves = new float[SIZE + 1][SIZE];
    for (float[] row : moves) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian() * spread;
      }
    }
    return moves;
  }
}
