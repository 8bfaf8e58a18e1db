package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.RandomModels;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.GateTrace.Action;
import org.taipeinlu.network.GateTrace.Step;
import org.taipeinlu.text.Tokenizer;

class GateTraceTests {
  private static final Offset<Double> ROUNDING = within(1e-5);
  private static final float OPEN = 20;
  private static final float NEW = 0.5f; // what each cell finds new at each token is its tanh

  @ParameterizedTest
  @CsvSource({
    // gates        | memory after
    // input forget   1   2   3
    "0, 1, KEPT,      0,  0,  0",
    "0, 0, RESET,     0,  0,  0",
    "1, 0, OVERWROTE, 1,  1,  1",
    "1, 1, MIXED,     1,  2,  3",
  })
  void tellWhatTheGatesDoToTheMemory(
      int input, int forget, Action action, int first, int second, int third) {
    GateTrace trace = trace(lstm(3, input, forget, 1));
    assertThat(trace.layers()).hasSize(1);
    List<Step> steps = trace.layers().get(0).forward();
    assertThat(steps).hasSize(3);
    double before = 0;
    List<Integer> expected = List.of(first, second, third);
    for (int token = 0; token < 3; token++) {
      double after = expected.get(token) * Math.tanh(NEW);
      Step step = steps.get(token);
      assertThat(step.action()).isEqualTo(action);
      assertThat(step.input()).isCloseTo(input, ROUNDING);
      assertThat(step.forget()).isCloseTo(forget, ROUNDING);
      assertThat(step.output()).isCloseTo(1, ROUNDING);
      assertThat(step.change()).isCloseTo(after - before, ROUNDING);
      assertThat(step.cells().get(0).before()).isCloseTo(before, ROUNDING);
      assertThat(step.cells().get(0).after()).isCloseTo(after, ROUNDING);
      before = after;
    }
  }

  @Test
  void nameTheCellsThatChangeMost() {
    CellWeights weights = lstm(9, 1, 1, 1);
    weights.get(CellWeights.BIAS).values()[7] = 3; // a of cell 7
    weights.get(CellWeights.BIAS).values()[2] = -1;
    assertThat(trace(weights).layers().get(0).forward().get(0).cells())
        .hasSize(5)
        .extracting(GateTrace.CellChange::cell)
        .startsWith(7, 2);
  }

  /** A cell whose gates stand at 0 or 1, whatever it reads. */
  private static CellWeights lstm(int size, int input, int forget, int output) {
    float[] bias = new float[4 * size];
    Arrays.fill(bias, 0, size, NEW);
    Arrays.fill(bias, size, 2 * size, forget == 1 ? OPEN : -OPEN);
    Arrays.fill(bias, 2 * size, 3 * size, output == 1 ? OPEN : -OPEN);
    Arrays.fill(bias, 3 * size, 4 * size, input == 1 ? OPEN : -OPEN);
    return new CellWeights(
        CellKind.LSTM,
        Map.of(
            CellWeights.INPUT,
            zeros(7, 4 * size),
            CellWeights.RECURRENT,
            zeros(size, 4 * size),
            CellWeights.BIAS,
            new Matrix(1, bias.length, bias)));
  }

  private static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[rows * columns]);
  }

  private static GateTrace trace(CellWeights weights) {
    SequenceScorer scorer =
        new CellScorer(
            List.of(FeatureInput.oneHot(7)),
            Optional.empty(),
            List.of(new CellScorer.Layer(weights, Optional.empty())),
            zeros(weights.size(), 1),
            zeros(1, 1),
            KernelKind.SCALAR);
    return scorer.trace(encode("go to Taipei")).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void existOnlyForNetworksWithGates(CellKind cell) {
    Optional<GateTrace> trace = scorer(new NetworkKind(cell, true)).trace(encode("go to Taipei"));
    boolean gates =
        switch (cell) {
          case DENSE, ELMAN, JORDAN -> false;
          case LSTM, LSTM_PEEPHOLE, LSTM_COUPLED, GRU -> true;
        };
    assertThat(trace.isPresent()).isEqualTo(gates);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bilstm", "lstm", "bigru", "lstm-coupled", "bilstm-peephole"})
  void haveAStepForEachTokenInEachDirection(String id) {
    NetworkKind kind = NetworkKind.ofId(id);
    GateTrace trace = scorer(kind).trace(encode("go to Taipei now")).orElseThrow();
    assertThat(trace.layers()).hasSize(2);
    for (GateTrace.Layer layer : trace.layers()) {
      assertThat(layer.forward()).hasSize(4);
      assertThat(layer.backward()).hasSize(kind.bidirectional() ? 4 : 0);
      for (Step step : layer.forward()) {
        assertThat(step.input()).isBetween(0.0, 1.0);
        assertThat(step.forget()).isBetween(0.0, 1.0);
        assertThat(step.output()).isBetween(0.0, 1.0);
        assertThat(step.change()).isPositive();
      }
    }
  }

  @Test
  void followTheDirection() {
    SequenceScorer scorer = scorer(new NetworkKind(CellKind.LSTM, true));
    GateTrace.Layer now = scorer.trace(encode("go to Taipei now")).orElseThrow().layers().get(0);
    GateTrace.Layer from = scorer.trace(encode("go to Taipei from")).orElseThrow().layers().get(0);
    assertThat(now.forward().subList(0, 3)).isEqualTo(from.forward().subList(0, 3));
    assertThat(now.backward().get(0)).isNotEqualTo(from.backward().get(0));
  }

  @Test
  void ofACoupledCellTakeInWhatTheyForget() {
    GateTrace trace =
        scorer(new NetworkKind(CellKind.LSTM_COUPLED, false))
            .trace(encode("go to Taipei"))
            .orElseThrow();
    for (Step step : trace.layers().get(0).forward()) {
      assertThat(step.input() + step.forget()).isCloseTo(1, ROUNDING);
    }
  }

  private static SequenceScorer scorer(NetworkKind kind) {
    List<Integer> cells = List.of(6, 4);
    return RandomModels.scorer(
        RandomModels.features(),
        new Manifest.Network(kind.id(), cells),
        RandomModels.weights(kind, RandomModels.features(), cells, 4),
        KernelKind.fastest());
  }

  private static EncodedSentence encode(String text) {
    return RandomModels.encoder().encode(new Tokenizer().tokenize(text), text);
  }
}
