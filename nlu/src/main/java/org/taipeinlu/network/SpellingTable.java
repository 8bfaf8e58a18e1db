package org.taipeinlu.network;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.Vocabulary;

/**
 * What the characters of a word contribute to the projections of the first layer. Kept for the
 * words of the vocabulary that were met; an unknown word is spelt out each time.
 */
final class SpellingTable {
  private final BiLstmScorer.Spelling spelling;
  private final CharacterTable characters;
  private final Kernel kernel;
  private final PackedMatrix forward;
  private final PackedMatrix backward;
  private final AtomicReferenceArray<float @Nullable [][]> known;

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
    this.known = new AtomicReferenceArray<>(spelling.words().size());
  }

  /** Adds the projections of a word to those of its token, in both directions. */
  void addTo(EncodedSentence sentence, int token, float[] forwardTarget, float[] backwardTarget) {
    int id = sentence.id(token, spelling.feature());
    float[][] rows = id == Vocabulary.UNKNOWN ? null : known.get(id);
    if (rows == null) {
      rows = project(id == Vocabulary.UNKNOWN ? sentence.form(token) : word(id));
      if (id != Vocabulary.UNKNOWN) {
        known.compareAndSet(id, null, rows);
      }
    }
    add(rows[0], forwardTarget);
    add(rows[1], backwardTarget);
  }

  private String word(int id) {
    return spelling.words().entries().get(id);
  }

  private float[][] project(String form) {
    float[][] rows = {new float[forward.columns()], new float[backward.columns()]};
    float[][] vector = {characters.vector(form)};
    kernel.multiplyAdd(forward, vector, new float[][] {rows[0]}, 1);
    kernel.multiplyAdd(backward, vector, new float[][] {rows[1]}, 1);
    return rows;
  }

  private static void add(float[] row, float[] target) {
    for (int i = 0; i < row.length; i++) {
      target[i] += row[i];
    }
  }
}
