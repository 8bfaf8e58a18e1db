package org.taipeinlu.network;

/**
 * What the characters of a word contribute to the projections of the first layer. {@link
 * InputTable} keeps it for the words of the vocabulary, together with what the word itself
 * contributes; an unknown word is spelt out each time. Thread-safe.
 */
final class SpellingTable {
  private final BiLstmScorer.Spelling spelling;
  private final CharacterTable characters;
  private final Kernel kernel;
  private final PackedMatrix[] weights; // of both directions

  SpellingTable(BiLstmScorer.Spelling spelling, BiLstmScorer.Bidirectional layer, Kernel kernel) {
    Matrix forwardInput = layer.forward().input();
    Matrix backwardInput = layer.backward().input();
    int end = forwardInput.rows();
    int first = end - spelling.convolution().size(); // after the embeddings
    this.spelling = spelling;
    this.characters = new CharacterTable(spelling.convolution(), kernel);
    this.kernel = kernel;
    this.weights =
        new PackedMatrix[] {
          ScoringLayer.pack(forwardInput.rows(first, end), kernel),
          ScoringLayer.pack(backwardInput.rows(first, end), kernel)
        };
  }

  /** {@return the feature that is the word itself} */
  int feature() {
    return spelling.feature();
  }

  /**
   * Adds the projection of a word of the vocabulary to that of its token.
   *
   * @param side 0 for the forward direction, 1 for the backward one
   */
  void addTo(int id, int side, float[] target) {
    add(vector(spelling.words().entries().get(id)), side, target);
  }

  /** {@return the vector of a word, for {@link #add}} */
  float[] vector(String form) {
    return characters.vector(form);
  }

  /** Adds the projection of a word's vector to that of its token, in one direction. */
  void add(float[] vector, int side, float[] target) {
    kernel.multiplyAdd(weights[side], new float[][] {vector}, new float[][] {target}, 1);
  }
}
