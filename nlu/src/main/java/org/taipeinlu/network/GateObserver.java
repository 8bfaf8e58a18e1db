package org.taipeinlu.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Writes down what the gates of a direction did. For one reading of one sentence. */
final class GateObserver implements CellDirection.Observer {
  private static final int CELLS_SHOWN = 5;

  private final GateTrace.Step[] steps;
  private final float[] before;

  /**
   * Begins.
   *
   * @param tokens of the sentence
   * @param size cells of the direction
   */
  GateObserver(int tokens, int size) {
    this.steps = new GateTrace.Step[tokens];
    this.before = new float[size];
  }

  /** {@return a step for each token, in the order of the sentence} */
  List<GateTrace.Step> steps() {
    return List.copyOf(Arrays.asList(steps));
  }

  @Override
  public void read(int token, CellState state) {
    double input = mean(state.input());
    double forget = mean(state.forget());
    double change = 0;
    for (int i = 0; i < before.length; i++) {
      change += Math.abs(state.memory()[i] - before[i]);
    }
    steps[token] =
        new GateTrace.Step(
            input,
            forget,
            mean(state.open()),
            change / before.length,
            GateTrace.Action.of(input, forget),
            mostChanged(state.memory()));
    System.arraycopy(state.memory(), 0, before, 0, before.length);
  }

  private double mean(float[] gate) {
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += gate[i];
    }
    return sum / before.length;
  }

  private List<GateTrace.CellChange> mostChanged(float[] memory) {
    List<GateTrace.CellChange> changes = new ArrayList<>();
    IntStream.range(0, before.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -Math.abs(memory[i] - before[i])))
        .limit(CELLS_SHOWN)
        .forEach(i -> changes.add(new GateTrace.CellChange(i, before[i], memory[i])));
    return changes;
  }
}
