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
 * that nobody says, and kept as long as there is room. Thread-safe.
 */
final class InputTable {
  /** Some two thousand values of a network of 160 cells; the rest is worked out each time. */
  private static final int MAX_BYTES_KEPT = 10 << 20;

  private final Kernel kernel;
  private final Matrix embedding;
  private final Optional<SpellingTable> spelling;
  private final PackedMatrix forward;
  private final PackedMatrix backward;
  private final AtomicReferenceArray<float @Nullable [][]> known;
  private final AtomicInteger room;

  private InputTable(
      Kernel kernel,
      Matrix embedding,
      Optional<SpellingTable> spelling,
      PackedMatrix forward,
      PackedMatrix backward,
      AtomicInteger room) {
    this.kernel = kernel;
    this.embedding = embedding;
    this.spelling = spelling;
    this.forward = forward;
    this.backward = backward;
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
      Matrix forward = layer.forward().input().rows(first, end);
      Matrix backward = layer.backward().input().rows(first, end);
      tables[feature] =
          new InputTable(
              kernel,
              embedding,
              spelling.filter(characters -> characters.feature() == current),
              ScoringLayer.pack(forward, kernel),
              ScoringLayer.pack(backward, kernel),
              room);
      first = end;
    }
    return tables;
  }

  /**
   * Adds the projection of a value to that of a token.
   *
   * @param side 0 for the forward direction, 1 for the backward one
   */
  void addTo(int id, int side, float[] target) {
    float[][] rows = known.get(id);
    if (rows == null && room.get() > 0) {
      rows = new float[][] {projection(id, 0), projection(id, 1)};
      if (known.compareAndSet(id, null, rows)) {
        room.decrementAndGet();
      }
    }
    add(rows == null ? projection(id, side) : rows[side], target);
  }

  private float[] projection(int id, int side) {
    PackedMatrix weights = side == 0 ? forward : backward;
    float[] row = new float[weights.columns()];
    kernel.multiplyAdd(weights, new float[][] {embedding.row(id)}, new float[][] {row}, 1);
    if (id != Vocabulary.UNKNOWN && spelling.isPresent()) {
      spelling.get().addTo(id, side, row);
    }
    return row;
  }

  private static void add(float[] row, float[] target) {
    for (int i = 0; i < row.length; i++) {
      target[i] += row[i];
    }
  }
}
