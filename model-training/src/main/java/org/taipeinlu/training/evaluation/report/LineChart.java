package org.taipeinlu.training.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The geometry of a curve over the epochs of a training, in a drawing of {@link #WIDTH} by {@link
 * #HEIGHT} units. The page draws it; public because its template reads it.
 *
 * @param title what the curve shows
 * @param line its points as SVG writes them: {@code x,y x,y}
 * @param ticksX marks on the axis of epochs
 * @param ticksY marks on the axis of values
 */
public record LineChart(String title, String line, List<Tick> ticksX, List<Tick> ticksY) {
  static final int WIDTH = 340;
  static final int HEIGHT = 200;
  private static final double LEFT = 46;
  private static final double RIGHT = WIDTH - 10;
  private static final double TOP = 12;
  private static final double BOTTOM = HEIGHT - 28;
  private static final int INTERVALS = 4;

  /**
   * A mark on an axis.
   *
   * @param at where, in units of the drawing
   * @param label what stands beside it
   */
  public record Tick(double at, String label) {}

  /** From the least to the greatest of some values, where to draw them, and round steps between. */
  private record Scale(double least, double greatest, double step, double from, double to) {
    static Scale of(List<Double> values, double smallestStep, double from, double to) {
      double min = values.stream().mapToDouble(value -> value).min().orElse(0);
      double max = values.stream().mapToDouble(value -> value).max().orElse(1);
      double step = Math.max(smallestStep, round((max - min) / INTERVALS));
      double least = Math.floor(min / step) * step;
      return new Scale(least, Math.max(Math.ceil(max / step) * step, least + step), step, from, to);
    }

    /** The next of 1, 2, 5, 10, 20, … times a power of ten. */
    private static double round(double step) {
      if (step <= 0) {
        return 0;
      }
      double power = Math.pow(10, Math.floor(Math.log10(step)));
      double digit = step / power;
      return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    double at(double value) {
      return from + (value - least) / (greatest - least) * (to - from);
    }

    List<Tick> ticks() {
      int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
      List<Tick> ticks = new ArrayList<>();
      for (int i = 0; least + i * step <= greatest + step / 2; i++) {
        double value = least + i * step;
        ticks.add(new Tick(at(value), String.format(Locale.ROOT, "%." + decimals + "f", value)));
      }
      return ticks;
    }
  }

  public LineChart {
    ticksX = List.copyOf(ticksX);
    ticksY = List.copyOf(ticksY);
  }

  /**
   * Lays out a curve.
   *
   * @param epochs of its points
   * @param values of its points, as many
   */
  static LineChart of(String title, List<Double> epochs, List<Double> values) {
    Scale x = Scale.of(epochs, 1, LEFT, RIGHT);
    Scale y = Scale.of(values, 1e-6, BOTTOM, TOP);
    List<String> points = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", x.at(epochs.get(i)), y.at(values.get(i))));
    }
    return new LineChart(
        title, points.stream().collect(Collectors.joining(" ")), x.ticks(), y.ticks());
  }
}
