package org.taipeinlu.network;

/**
 * What the hidden layers of a network are.
 *
 * <p>Its name is that of the cell, with "bi" before it where the layers read both ways: {@code
 * bilstm}, {@code gru}.
 *
 * @param cell what a layer computes at a token
 * @param bidirectional whether each layer reads from the last token to the first, too; without
 *     meaning, and false, for a cell that remembers nothing
 */
public record NetworkKind(CellKind cell, boolean bidirectional) {
  private static final String BOTH_WAYS = "bi";

  public NetworkKind {
    bidirectional = bidirectional && cell.recurrent();
  }

  /** {@return what bundles call it} */
  public String id() {
    return bidirectional ? BOTH_WAYS + cell.id() : cell.id();
  }

  /** {@return numbers at a token that a layer gives, for so many of each direction} */
  public int outputs(int size) {
    return bidirectional ? 2 * size : size;
  }

  /**
   * {@return the kind of this name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static NetworkKind ofId(String id) {
    for (CellKind cell : CellKind.values()) {
      for (boolean both : new boolean[] {false, true}) {
        NetworkKind kind = new NetworkKind(cell, both);
        if (kind.id().equals(id)) {
          return kind;
        }
      }
    }
    throw new IllegalArgumentException(
        "unknown network kind \"" + id + "\"; update this program or train the model anew");
  }
}
