package org.taipeinlu.tagging;

import java.util.Arrays;
import org.taipeinlu.network.Scores;

/**
 * The forward–backward algorithm with scaling (Rabiner 1989, section V.A): how probable a stretch
 * of labels is, over all legal sequences.
 */
final class ForwardBackward {
  static final int NO_LABEL = -1;

  // where the network is sure of an illegal move, a legal one must not vanish in rounding
  private static final double SMALLEST = 1e-100;

  private final double[] start;
  private final double[][] move;

  ForwardBackward(double[] startScores, double[][] moveScores) {
    this.start = exp(startScores);
    this.move = new double[moveScores.length][];
    for (int label = 0; label < moveScores.length; label++) {
      move[label] = exp(moveScores[label]);
    }
  }

  private static double[] exp(double[] scores) {
    double[] result = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      result[i] = Math.exp(scores[i]);
    }
    return result;
  }

  Lattice over(Scores scores) {
    return new Lattice(scores);
  }

  /** The sums over one sentence. */
  final class Lattice {
    private final int tokens;
    private final double[][] emission;
    private final double[][] forward;
    private final double[][] backward;
    private final double[] scale;

    private Lattice(Scores scores) {
      this.tokens = scores.tokens();
      this.emission = new double[tokens][];
      for (int token = 0; token < tokens; token++) {
        emission[token] = scores.probabilities(token);
        for (int label = 0; label < start.length; label++) {
          emission[token][label] = Math.max(SMALLEST, emission[token][label]);
        }
      }
      this.forward = new double[tokens][start.length];
      this.backward = new double[tokens][start.length];
      this.scale = new double[tokens];
      sumForward();
      sumBackward();
    }

    private void sumForward() {
      for (int token = 0; token < tokens; token++) {
        for (int label = 0; label < start.length; label++) {
          double before = token == 0 ? start[label] : 0;
          for (int previous = 0; token > 0 && previous < start.length; previous++) {
            before += forward[token - 1][previous] * move[previous][label];
          }
          forward[token][label] = before * emission[token][label];
          scale[token] += forward[token][label];
        }
        for (int label = 0; label < start.length; label++) {
          forward[token][label] /= scale[token];
        }
      }
    }

    private void sumBackward() {
      Arrays.fill(backward[tokens - 1], 1);
      for (int token = tokens - 2; token >= 0; token--) {
        for (int label = 0; label < start.length; label++) {
          backward[token][label] = after(token, label, NO_LABEL);
        }
      }
    }

    /** The weight of all that may follow a label, but for one that is left out. */
    private double after(int token, int label, int leftOut) {
      double sum = 0;
      for (int next = 0; next < start.length; next++) {
        if (next != leftOut) {
          sum += move[label][next] * emission[token + 1][next] * backward[token + 1][next];
        }
      }
      return sum / scale[token + 1];
    }

    /** {@return the probability of a label at a token} */
    double probability(int token, int label) {
      return Math.min(1, forward[token][label] * backward[token][label]);
    }

    /**
     * {@return the probability of exactly these labels on the tokens from {@code first} up to
     * {@code end}, and of no going on after them}
     *
     * @param goingOn the label that would make the span longer, or {@link #NO_LABEL}
     */
    double probability(int[] tags, int first, int end, int goingOn) {
      double probability = forward[first][tags[first]];
      for (int token = first + 1; token < end; token++) {
        probability *=
            move[tags[token - 1]][tags[token]] * emission[token][tags[token]] / scale[token];
      }
      if (end < tokens) {
        probability *= after(end - 1, tags[end - 1], goingOn);
      }
      return Math.min(1, probability);
    }
  }
}
