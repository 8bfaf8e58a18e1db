package org.taipeinlu.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** Draws the ratios of a run. */
final class EnginePlot {
  private EnginePlot() {}

  static void draw(EngineReport report, Path svg) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(900)
            .height(420)
            .title("Time of one sentence; ONNX Runtime = 1, logarithmic")
            .xAxisTitle("tokens")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setDecimalPattern("0.##");
    for (EngineKind engine : EngineKind.values()) {
      List<Double> ratios =
          EngineReport.TOKENS.stream().map(t -> report.sentenceRatio(engine, t)).toList();
      chart.addSeries(engine.name(), EngineReport.TOKENS, ratios);
    }
    VectorGraphicsEncoder.saveVectorGraphic(chart, svg.toString(), VectorGraphicsFormat.SVG);
  }
}
