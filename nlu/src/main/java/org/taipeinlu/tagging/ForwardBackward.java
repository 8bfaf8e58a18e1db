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
  private final double[][] move; // [from][to]
  private final double[][] arrival; // the same, [to][from]

  ForwardBackward(double[] startScores, double[][] moveScores) {
    this.start = exp(startScores);
    this.move = new double[moveScores.length][];
    for (int label = 0; label < moveScores.length; label++) {
      move[label] = exp(moveScores[label]);
    }
    this.arrival = new double[move.length][move.length];
    for (int from = 0; from < move.length; from++) {
      for (int to = 0; to < move.length; to++) {
        arrival[to][from] = move[from][to];
      }
    }
  }

  private static double[] exp(double[] scores) {
    double[] result = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      result[i] = Math.exp(scores[i]);
    }
    return result;
  }

  /**
   * {@return the sums over a sentence}
   *
   * @param firstEnd what is asked for lies, or ends, at this token or behind it; 0 for all
   */
  Lattice over(Scores scores, int firstEnd) {
    return new Lattice(scores, firstEnd);
  }

  /** The sums over one sentence; each array is {@code [token][label]} row after row. */
  final class Lattice {
    private final int tokens;
    private final int size = start.length;
    private final double[] emission;
    private final double[] forward;
    private final double[] backward;
    private final double[] scale;

    private Lattice(Scores scores, int firstEnd) {
      this.tokens = scores.tokens();
      this.emission = new double[tokens * size];
      for (int token = 0; token < tokens; token++) {
        scores.probabilities(token, emission, token * size);
      }
      for (int i = 0; i < emission.length; i++) {
        emission[i] = Math.max(SMALLEST, emission[i]);
      }
      this.forward = new double[tokens * size];
      this.backward = new double[tokens * size];
      this.scale = new double[tokens];
      sumForward();
      sumBackward(firstEnd);
    }

    /** The inner loops run along rows: one label after another gets its next summand. */
    private void sumForward() {
      System.arraycopy(start, 0, forward, 0, size);
      for (int token = 0; token < tokens; token++) {
        int row = token * size;
        for (int previous = 0; token > 0 && previous < size; previous++) {
          double before = forward[row - size + previous];
          double[] moves = move[previous];
          for (int label = 0; label < size; label++) {
            forward[row + label] += before * moves[label];
          }
        }
        for (int label = 0; label < size; label++) {
          forward[row + label] *= emission[row + label];
          scale[token] += forward[row + label];
        }
        for (int label = 0; label < size; label++) {
          forward[row + label] /= scale[token];
        }
      }
    }

    private void sumBackward(int firstEnd) {
      Arrays.fill(backward, (tokens - 1) * size, tokens * size, 1);
      for (int token = tokens - 2; token >= firstEnd; token--) {
        int row = token * size;
        for (int next = 0; next < size; next++) {
          double emitted = emission[row + size + next];
          double after = backward[row + size + next];
          double[] arrivals = arrival[next];
          for (int label = 0; label < size; label++) {
            backward[row + label] += arrivals[label] * emitted * after;
          }
        }
        for (int label = 0; label < size; label++) {
          backward[row + label] /= scale[token + 1];
        }
      }
    }

    /** The weight of all that may follow a label, but for one that is left out. */
    private double after(int token, int label, int leftOut) {
      int row = (token + 1) * size;
      double sum = 0;
      for (int next = 0; next < size; next++) {
        if (next != leftOut) {
          sum += move[label][next] * emission[row + next] * backward[row + next];
        }
      }
      return sum / scale[token + 1];
    }

    /** {@return the probability of a label at a token} */
    double probability(int token, int label) {
      return Math.min(1, forward[token * size + label] * backward[token * size + label]);
    }

    /**
     * {@return the probability of exactly these labels on the tokens from {@code first} up to
     * {@code end}, and of no going on after them}
     *
     * @param goingOn the label that would make the span longer, or {@link #NO_LABEL}
     */
    double probability(int[] tags, int first, int end, int goingOn) {
      double probability = forward[first * size + tags[first]];
      for (int token = first + 1; token < end; token++) {
        probability *=
            move[tags[token - 1]][tags[token]]
                * emission[token * size + tags[token]]
                / scale[token];
      }
      if (end < tokens) {
        probability *= after(end - 1, tags[end - 1], goingOn);
      }
      return Math.min(1, probability);
    }
  }
}
