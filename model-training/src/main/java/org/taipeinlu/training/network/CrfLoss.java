package org.taipeinlu.training.network;

import java.util.Arrays;
import org.taipeinlu.network.Matrix;

/**
 * The loss of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the
 * negative logarithm of the probability of the right sequence of labels among all sequences.
 *
 * <pre>
 * score(y) = s(y₀) + Σ emission(t, yₜ) + Σ m(yₜ₋₁, yₜ)
 * loss     = log Σ_y' exp score(y') − score(y)
 * </pre>
 *
 * <p>Its gradient by each score is the expected number of times that the score is used less the
 * number of times that the right sequence uses it; the expectation comes from the forward–backward
 * algorithm, scaled at each token (Rabiner 1989, section V.A). Sums over several sentences. Not
 * thread-safe.
 */
final class CrfLoss {
  private final int labels;
  private final double[] start;
  private final double[] move;
  private final double[] transitionGradient;
  private double loss;

  /**
   * A loss of nothing yet.
   *
   * @param transitions {@code [labels + 1][labels]}: the score of a label after another, and in the
   *     last row of a label at the beginning of a sentence
   */
  CrfLoss(Matrix transitions) {
    this.labels = transitions.columns();
    if (transitions.rows() != labels + 1) {
      throw new IllegalArgumentException(
          "'transitions' must have a row more than columns: rows="
              + transitions.rows()
              + ", columns="
              + labels);
    }
    double[] weights = new double[transitions.values().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(transitions.values()[i]);
    }
    this.move = Arrays.copyOf(weights, labels * labels);
    this.start = Arrays.copyOfRange(weights, labels * labels, weights.length);
    this.transitionGradient = new double[weights.length];
  }

  /** {@return the loss of all sentences so far} */
  double value() {
    return loss;
  }

  /** {@return its gradient by the transitions, in their layout} */
  double[] transitionGradient() {
    return transitionGradient;
  }

  /**
   * Adds a sentence.
   *
   * @param scores emission scores, row after row {@code [token][label]}
   * @param offset where the sentence begins in them
   * @param tags the right label of each token
   * @param gradient where the gradient by the scores is written, in the same layout
   */
  void add(float[] scores, int offset, int[] tags, float[] gradient) {
    int tokens = tags.length;
    double[] emission = new double[tokens * labels];
    double[] forward = new double[tokens * labels];
    double[] backward = new double[tokens * labels];
    double[] scale = new double[tokens];
    loss += exponentiate(scores, offset, emission, tokens);
    loss += sumForward(emission, forward, scale);
    sumBackward(emission, backward, scale);
    for (int token = 0; token < tokens; token++) {
      int row = token * labels;
      for (int label = 0; label < labels; label++) {
        double expected = forward[row + label] * backward[row + label];
        gradient[offset + row + label] = (float) expected;
        if (token == 0) {
          transitionGradient[labels * labels + label] += expected;
        }
      }
      if (token > 0) {
        addExpectedMoves(token, emission, forward, backward, scale);
      }
    }
    takeAway(scores, offset, tags, gradient);
  }

  /** Writes e to the scores less the largest of each token, and returns the sum of the largest. */
  private double exponentiate(float[] scores, int offset, double[] emission, int tokens) {
    double sum = 0;
    for (int token = 0; token < tokens; token++) {
      int row = token * labels;
      double largest = Double.NEGATIVE_INFINITY;
      for (int label = 0; label < labels; label++) {
        largest = Math.max(largest, scores[offset + row + label]);
      }
      for (int label = 0; label < labels; label++) {
        emission[row + label] = Math.exp(scores[offset + row + label] - largest);
      }
      sum += largest;
    }
    return sum;
  }

  private double sumForward(double[] emission, double[] forward, double[] scale) {
    double logarithm = 0;
    for (int token = 0; token < scale.length; token++) {
      int row = token * labels;
      if (token == 0) {
        System.arraycopy(start, 0, forward, 0, labels);
      } else {
        for (int previous = 0; previous < labels; previous++) {
          double before = forward[row - labels + previous];
          int moves = previous * labels;
          for (int label = 0; label < labels; label++) {
            forward[row + label] += before * move[moves + label];
          }
        }
      }
      for (int label = 0; label < labels; label++) {
        forward[row + label] *= emission[row + label];
        scale[token] += forward[row + label];
      }
      for (int label = 0; label < labels; label++) {
        forward[row + label] /= scale[token];
      }
      logarithm += Math.log(scale[token]);
    }
    return logarithm;
  }

  private void sumBackward(double[] emission, double[] backward, double[] scale) {
    Arrays.fill(backward, (scale.length - 1) * labels, backward.length, 1);
    double[] weighed = new double[labels];
    for (int token = scale.length - 2; token >= 0; token--) {
      int next = (token + 1) * labels;
      for (int label = 0; label < labels; label++) {
        weighed[label] = emission[next + label] * backward[next + label] / scale[token + 1];
      }
      for (int label = 0; label < labels; label++) {
        double sum = 0;
        for (int after = 0; after < labels; after++) {
          sum += move[label * labels + after] * weighed[after];
        }
        backward[token * labels + label] = sum;
      }
    }
  }

  private void addExpectedMoves(
      int token, double[] emission, double[] forward, double[] backward, double[] scale) {
    int row = token * labels;
    double[] weighed = new double[labels];
    for (int label = 0; label < labels; label++) {
      weighed[label] = emission[row + label] * backward[row + label] / scale[token];
    }
    for (int previous = 0; previous < labels; previous++) {
      double before = forward[row - labels + previous];
      int moves = previous * labels;
      for (int label = 0; label < labels; label++) {
        transitionGradient[moves + label] += before * move[moves + label] * weighed[label];
      }
    }
  }

  private void takeAway(float[] scores, int offset, int[] tags, float[] gradient) {
    int before = labels; // the row of the beginning
    for (int token = 0; token < tags.length; token++) {
      int cell = offset + token * labels + tags[token];
      int transition = before * labels + tags[token];
      gradient[cell] -= 1;
      transitionGradient[transition] -= 1;
      loss -= scores[cell] + Math.log(before == labels ? start[tags[token]] : move[transition]);
      before = tags[token];
    }
  }
}
