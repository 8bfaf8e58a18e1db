package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.taipeinlu.network.GateTrace;

/**
 * What the memory of a network did.
 *
 * @param layers from the input upwards
 */
record GatesJson(List<LayerJson> layers) {
  private static final double STEPS = 10_000; // four places; more would be noise

  /**
   * A layer, with a step for each token.
   *
   * @param forward as it read from the first token to the last
   * @param backward as it read from the last token to the first; empty if it does not
   */
  record LayerJson(List<StepJson> forward, List<StepJson> backward) {}

  /**
   * A direction of a layer at a token. Gates are means over its cells, from 0, closed, to 1, open.
   *
   * @param input how much of what is new was taken in
   * @param forget how much of what was known stayed
   * @param output how much of the memory was shown
   * @param change mean absolute change of the memory
   * @param action what input and forget gate did to the memory
   * @param cells those that changed most, the most first
   */
  record StepJson(
      double input,
      double forget,
      double output,
      double change,
      @Schema(allowableValues = {"kept", "reset", "overwrote", "mixed"}) String action,
      List<CellJson> cells) {}

  /**
   * How the memory of a cell changed.
   *
   * @param cell counted from 0
   * @param before its memory when the token was read
   * @param after its memory afterwards
   */
  record CellJson(int cell, double before, double after) {}

  static GatesJson of(GateTrace trace) {
    return new GatesJson(
        trace.layers().stream()
            .map(layer -> new LayerJson(steps(layer.forward()), steps(layer.backward())))
            .toList());
  }

  private static List<StepJson> steps(List<GateTrace.Step> steps) {
    return steps.stream().map(GatesJson::step).toList();
  }

  private static StepJson step(GateTrace.Step step) {
    return new StepJson(
        rounded(step.input()),
        rounded(step.forget()),
        rounded(step.output()),
        rounded(step.change()),
        step.action().name().toLowerCase(Locale.ROOT),
        step.cells().stream()
            .map(it -> new CellJson(it.cell(), rounded(it.before()), rounded(it.after())))
            .toList());
  }

  private static double rounded(double value) {
    return Math.round(value * STEPS) / STEPS;
  }
}
