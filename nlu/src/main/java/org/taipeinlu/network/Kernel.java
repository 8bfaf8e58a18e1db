package org.taipeinlu.network;

/**
 * The arithmetic in the inner loops of the network. {@link ScalarKernel} is the specification;
 * others may round differently. Stateless and thread-safe.
 *
 * <p>Every row of numbers is an array of its own, because the just-in-time compiler makes vector
 * instructions of loops in which all indices are the same.
 */
interface Kernel {

  /** How many sentences {@link #stepFour} takes one token further. */
  int SENTENCES_AT_ONCE = 4;

  /** {@return a matrix in the order in which this kernel reads it} */
  PackedMatrix pack(Matrix matrix);

  /**
   * {@return the recurrent half of a layer in the order in which {@link #stepBoth} and {@link
   * #stepFour} read it}
   *
   * @param forward R of the direction that reads from the first token on
   * @param backward R of the other direction, of the same size
   */
  RecurrentLayer packRecurrent(Matrix forward, Matrix backward);

  /** {@return how long an array of so many numbers must be, for whole vectors to be worked on} */
  int roomFor(int numbers);

  /**
   * Adds x·W to y.
   *
   * @param weights W
   * @param x rows of inputs
   * @param y rows of outputs, as long as the packed matrix has columns
   * @param rows number of rows
   */
  void multiplyAdd(PackedMatrix weights, float[][] x, float[][] y, int rows);

  /**
   * Reads one token in each direction of one sentence: h and c by the equations of {@link
   * LstmLayer}, from the projections in the workspace and h of the token before.
   *
   * @param forwardRow the token that is read forwards; its predecessor is the row before
   * @param backwardRow the token that is read backwards; its predecessor is the row after
   * @param first whether these are the first tokens read, so that h before them is 0
   */
  void stepBoth(
      RecurrentLayer layer, Workspace workspace, int forwardRow, int backwardRow, boolean first);

  /**
   * Reads one token in one direction of four sentences: those of {@link Workspace#fourHidden()}.
   *
   * @param side 0 for the forward direction, 1 for the backward one
   * @param first whether these are the first tokens read, so that h before them is 0
   */
  void stepFour(RecurrentLayer layer, Workspace workspace, int side, boolean first);
}
