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

  /** Adds the projections of a word of the vocabulary to those of its token. */
  void addTo(int id, float[] forwardTarget, float[] backwardTarget) {
    addTo(spelling.words().entries().get(id), forwardTarget, backwardTarget);
  }

  /** Adds the projections of a word to those of its token, in both directions. */
  void addTo(String form, float[] forwardTarget, float[] backwardTarget) {
    float[][] vector = {characters.vector(form)};
    kernel.multiplyAdd(forward, vector, new float[][] {forwardTarget}, 1);
    kernel.multiplyAdd(backward, vector, new float[][] {backwardTarget}, 1);
  }
}
