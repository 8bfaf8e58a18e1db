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
  private final PackedMatrix forward;
  private final PackedMatrix backward;

  SpellingTable(BiLstmScorer.Spelling spelling, BiLstmScorer.Bidirectional layer, Kernel kernel) {
    Matrix forwardInput = layer.forward().input();
    Matrix backwardInput = layer.backward().input();
    int end = forwardInput.rows();
    int first = end - spelling.convolution().size(); // after the embeddings
    this.spelling = spelling;
    this.characters = new CharacterTable(spelling.convolution(), kernel);
    this.kernel = kernel;
    this.forward = ScoringLayer.pack(forwardInput.rows(first, end), kernel);
    this.backward = ScoringLayer.pack(backwardInput.rows(first, end), kernel);
  }

  /** {@return the feature that is the word itself} */
  int feature() {
    return spelling.feature();
  }

  /** Adds the projection of a word of the vocabulary to that of its token. */
  void addTo(int id, int side, float[] target) {
    addTo(spelling.words().entries().get(id), side, target);
  }

  /**
   * Adds the projection of a word to that of its token.
   *
   * @param side 0 for the forward direction, 1 for the backward one
   */
  void addTo(String form, int side, float[] target) {
    float[][] vector = {characters.vector(form)};
    kernel.multiplyAdd(side == 0 ? forward : backward, vector, new float[][] {target}, 1);
  }
}
