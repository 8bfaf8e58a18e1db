package org.taipeinlu.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a hidden layer computes at a token, and what it remembers of the tokens before. */
public enum CellKind {
  /** {@link DenseCell}: remembers nothing. */
  DENSE("dense", 1, false) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new DenseCell(weights);
    }
  },

  /** {@link ElmanCell}: what it found at the token before. */
  ELMAN("elman", 1, true) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new ElmanCell(weights, kernel);
    }
  },

  /** {@link JordanCell}: what it answered at the token before. */
  JORDAN("jordan", 1, true) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new JordanCell(weights, kernel);
    }

    @Override
    void addOwn(List<Tensor> tensors, int size) {
      tensors.add(new Tensor(CellWeights.OUTPUT, size, size));
      tensors.add(new Tensor(CellWeights.OUTPUT_BIAS, 1, size));
    }
  },

  /** {@link LstmCell}: a memory that gates guard. */
  LSTM("lstm", 4, true) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new LstmCell(weights, kernel);
    }
  },

  /** {@link PeepholeCell}: a memory whose gates see it. */
  LSTM_PEEPHOLE("lstm-peephole", 4, true) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new PeepholeCell(weights, kernel);
    }

    @Override
    void addOwn(List<Tensor> tensors, int size) {
      tensors.add(new Tensor(CellWeights.PEEPHOLE, 3, size));
    }
  },

  /** {@link CoupledCell}: a memory that takes in as much as it forgets. */
  LSTM_COUPLED("lstm-coupled", 3, true) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new CoupledCell(weights, kernel);
    }
  },

  /** {@link GruCell}: one state that is memory and answer. */
  GRU("gru", 3, true) {
    @Override
    Cell cell(CellWeights weights, Kernel kernel) {
      return new GruCell(weights, kernel);
    }
  };

  /**
   * A tensor of parameters.
   *
   * @param name within a direction of a layer
   * @param rows number of rows
   * @param columns number of columns
   */
  public record Tensor(String name, int rows, int columns) {}

  private final String id;
  private final int blocks;
  private final boolean recurrent;

  CellKind(String id, int blocks, boolean recurrent) {
    this.id = id;
    this.blocks = blocks;
    this.recurrent = recurrent;
  }

  /** {@return what settings and bundles call it} */
  public String id() {
    return id;
  }

  /** {@return whether what it computes depends on the tokens before} */
  public boolean recurrent() {
    return recurrent;
  }

  /**
   * {@return the kind of this name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CellKind ofId(String id) {
    for (CellKind kind : values()) {
      if (kind.id.equals(id)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown network kind \"" + id + "\"; known are " + known());
  }

  private static String known() {
    return Arrays.stream(values()).map(CellKind::id).collect(Collectors.joining(", "));
  }

  /**
   * {@return the parameters of one direction of a layer}
   *
   * @param inputs numbers at a token that it reads
   * @param size numbers at a token that it gives
   */
  public List<Tensor> tensors(int inputs, int size) {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(new Tensor(CellWeights.INPUT, inputs, blocks * size));
    if (recurrent) {
      tensors.add(new Tensor(CellWeights.RECURRENT, size, blocks * size));
    }
    tensors.add(new Tensor(CellWeights.BIAS, 1, blocks * size));
    addOwn(tensors, size);
    return List.copyOf(tensors);
  }

  /** Adds the parameters that only this kind has. */
  void addOwn(List<Tensor> tensors, int size) {
    // most have none
  }

  /** {@return a cell of these parameters} */
  abstract Cell cell(CellWeights weights, Kernel kernel);
}
