package org.taipeinlu.training.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTests {

  @Test
  void marksRoundValues() {
    LineChart chart = LineChart.of("F1", List.of(1.0, 2.0, 3.0), List.of(71.3, 88.0, 93.9));
    assertThat(chart.ticksY())
        .extracting(LineChart.Tick::label)
        .containsExactly("70", "80", "90", "100");
    assertThat(chart.ticksX()).extracting(LineChart.Tick::label).containsExactly("1", "2", "3");
  }

  @Test
  void growsUpwardsAndToTheRight() {
    LineChart chart = LineChart.of("loss", List.of(1.0, 2.0), List.of(0.5, 0.25));
    String[] points = chart.line().split(" ", -1);
    double[] first = point(points[0]);
    double[] second = point(points[1]);
    assertThat(second[0]).isGreaterThan(first[0]);
    assertThat(second[1]).isGreaterThan(first[1]); // less loss stands lower: y counts downwards
  }

  @Test
  void drawsAFlatCurveAndASingleEpoch() {
    LineChart chart = LineChart.of("F1", List.of(1.0), List.of(0.0));
    assertThat(chart.line()).doesNotContain("NaN", "Infinity");
    assertThat(chart.ticksY()).hasSizeBetween(2, 6);
  }

  private static double[] point(String point) {
    String[] numbers = point.split(",", -1);
    return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
  }
}
