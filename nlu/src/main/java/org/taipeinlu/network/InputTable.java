package org.taipeinlu.network;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.features.Vocabulary;

/**
 * What the values of one feature contribute to the projections of the first layer: e·W for both
 * directions, with the characters of a word if the network reads them. Worked out when a value is
 * met for the first time, so that loading a model costs neither the time nor the memory for words
 * that nobody says, and kept as long as there is room.
 */
final class InputTable {
  /** Some ten thousand values of a model of a hundred cells; the rest is worked out each time. */
  private static final int MAX_BYTES_KEPT = 32 << 20;

  private final Kernel kernel;
  private final Matrix embedding;
  private final Optional<SpellingTable> spelling;
  private final PackedMatrix[] weights; // of both directions
  private final AtomicReferenceArray<float @Nullable [][]> known;
  private final AtomicInteger room;

  private InputTable(
      Kernel kernel,
      Matrix embedding,
      Optional<SpellingTable> spelling,
      PackedMatrix[] weights,
      AtomicInteger room) {
    this.kernel = kernel;
    this.embedding = embedding;
    this.spelling = spelling;
    this.weights = weights;
    this.known = new AtomicReferenceArray<>(embedding.rows());
    this.room = room;
  }

  /**
   * Makes the tables of all features.
   *
   * @param spelling what the characters of words contribute, if the network reads them
   */
  static InputTable[] of(
      List<Matrix> embeddings,
      Optional<SpellingTable> spelling,
      BiLstmScorer.Bidirectional layer,
      Kernel kernel) {
    int gates = 2 * layer.forward().bias().columns();
    AtomicInteger room = new AtomicInteger(MAX_BYTES_KEPT / (gates * Float.BYTES));
    InputTable[] tables = new InputTable[embeddings.size()];
    int first = 0;
    for (int feature = 0; feature < tables.length; feature++) {
      Matrix embedding = embeddings.get(feature);
      int end = first + embedding.columns();
      int current = feature;
      PackedMatrix[] weights = {
        ScoringLayer.pack(layer.forward().input().rows(first, end), kernel),
        ScoringLayer.pack(layer.backward().input().rows(first, end), kernel)
      };
      tables[feature] =
          new InputTable(
              kernel,
              embedding,
              spelling.filter(characters -> characters.feature() == current),
              weights,
              room);
      first = end;
    }
    return tables;
  }

  /**
   * Adds the projection of a value to that of a token, in one direction.
   *
   * @param side 0 for the forward direction, 1 for the backward one
   */
  void addTo(int id, int side, float[] target) {
    float[][] rows = known.get(id);
    if (rows == null && room.get() > 0) {
      rows = new float[][] {project(id, 0), project(id, 1)};
      if (known.compareAndSet(id, null, rows)) {
        room.decrementAndGet();
      }
    }
    float[] row = rows == null ? project(id, side) : rows[side];
    for (int i = 0; i < row.length; i++) {
      target[i] += row[i];
    }
  }

  private float[] project(int id, int side) {
    float[] row = new float[weights[side].columns()];
    float[][] entry = {embedding.row(id)};
    kernel.multiplyAdd(weights[side], entry, new float[][] {row}, 1);
    if (id != Vocabulary.UNKNOWN && spelling.isPresent()) {
      spelling.get().addTo(id, side, row);
    }
    return row;
  }
}
