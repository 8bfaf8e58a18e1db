package org.taipeinlu.benchmarks;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws the ratios that a run has recorded. */
final class EnginePlot {
  private EnginePlot() {}

  /** Draws {@code engine.png} from {@code engine.json} beside it. */
  static void draw(Path folder) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(860)
            .height(440)
            .title("Time of one sentence; ONNX Runtime = 1")
            .xAxisTitle("tokens")
            .yAxisTitle("less is better")
            .build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    JsonNode figures = new JsonMapper().readTree(Files.readString(folder.resolve("engine.json")));
    for (Map.Entry<String, JsonNode> engine :
        figures.get("time_of_a_sentence_by_onnx_runtime").properties()) {
      List<Double> tokens = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (Map.Entry<String, JsonNode> ratio : engine.getValue().properties()) {
        tokens.add(Double.valueOf(ratio.getKey()));
        ratios.add(ratio.getValue().asDouble());
      }
      chart.addSeries(engine.getKey(), tokens, ratios);
    }
    BitmapEncoder.saveBitmap(chart, folder.resolve("engine.png").toString(), BitmapFormat.PNG);
  }
}
