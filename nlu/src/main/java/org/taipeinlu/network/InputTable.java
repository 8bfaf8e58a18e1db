package org.taipeinlu.network;

import java.util.Arrays;
import java.util.List;

/**
 * What the values of one feature contribute to the projections of the first layer: e·W for both
 * directions. Worked out for all values when it is made, or for one when it is asked for.
 */
final class InputTable {
  private final float[][][] table;
  private final int columns;

  private InputTable(float[][][] table) {
    this.table = table;
    this.columns = table[0][0].length;
  }

  /** Makes the tables of all features. */
  static InputTable[] of(List<Matrix> embeddings, BiLstmScorer.Bidirectional layer, Kernel kernel) {
    InputTable[] tables = new InputTable[embeddings.size()];
    int first = 0;
    for (int feature = 0; feature < tables.length; feature++) {
      Matrix embedding = embeddings.get(feature);
      int end = first + embedding.columns();
      tables[feature] =
          new InputTable(
              new float[][][] {
                tabulate(embedding, layer.forward().input().rows(first, end), kernel),
                tabulate(embedding, layer.backward().input().rows(first, end), kernel)
              });
      first = end;
    }
    return tables;
  }

  private static float[][] tabulate(Matrix embedding, Matrix weights, Kernel kernel) {
    PackedMatrix packed = ScoringLayer.pack(weights, kernel);
    float[][] entries = new float[embedding.rows()][];
    Arrays.setAll(entries, embedding::row);
    float[][] table = new float[embedding.rows()][packed.columns()];
    kernel.multiplyAdd(packed, entries, table, entries.length);
    return table;
  }

  /** Adds the projection of a value to that of a token, in both directions. */
  void addTo(int id, float[] forward, float[] backward) {
    add(table[0][id], forward, columns);
    add(table[1][id], backward, columns);
  }

  private static void add(float[] row, float[] target, int columns) {
    for (int i = 0; i < columns; i++) {
      target[i] += row[i];
    }
  }
}
