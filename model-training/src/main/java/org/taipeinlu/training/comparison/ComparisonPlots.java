package org.taipeinlu.training.comparison;

import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.taipeinlu.training.evaluation.behaviour.SwapTest;

/**
 * The plots of a comparison, as PNG.
 *
 * @param networks what is plotted, in this order
 */
record ComparisonPlots(List<NetworkMeasures> networks) {
  private static final int WIDTH = 1200; // twice as wide as pages show it
  private static final int HEIGHT = 620;
  private static final int SMALL_WIDTH = 840; // two of them side by side
  private static final int SMALL_HEIGHT = 520;
  private static final float THIN = 3;
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 22);
  private static final Color INK = new Color(0x1D2126);
  private static final Color GRID = new Color(0xD9DCE0);
  private static final Color ACCENT = new Color(0x1F6F8B);

  /** {@return the plots by name; those without figures are left out} */
  Map<String, byte[]> draw() throws IOException {
    Map<String, byte[]> plots = new LinkedHashMap<>();
    if (networks.stream().allMatch(it -> it.swap().isPresent())) {
      plots.put("swap", png(swap()));
    }
    if (networks.stream().noneMatch(it -> it.f1ByDistance().isEmpty())) {
      plots.put("distance", png(distance()));
    }
    plots.put("parameters", png(cost("parameters", NetworkMeasures::parameters)));
    plots.put("training", png(cost("seconds", NetworkMeasures::trainingSeconds)));
    plots.put("time", png(cost("microseconds a sentence", NetworkMeasures::microseconds)));
    return plots;
  }

  private CategoryChart swap() {
    CategoryChart chart =
        bars(
            "places found, %",
            network -> 100 * network.swap().map(SwapTest::accuracy).orElse(0.0), WIDTH, HEIGHT);
    chart.getStyler().setYAxisMax(100.0);
    return chart;
  }

  private CategoryChart cost(String title, ToDoubleFunction<NetworkMeasures> measure) {
    return bars(title, measure, SMALL_WIDTH, SMALL_HEIGHT);
  }

  private CategoryChart bars(
      String title, ToDoubleFunction<NetworkMeasures> measure, int width, int height) {
    CategoryChart chart =
        new CategoryChartBuilder().width(width).height(height).yAxisTitle(title).build();
    style(chart.getStyler());
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setAvailableSpaceFill(0.6);
    chart.getStyler().setXAxisLabelRotation(30);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setLabelsFont(TEXT.deriveFont(18f));
    chart.getStyler().setYAxisDecimalPattern("#,##0");
    List<String> names = networks.stream().map(NetworkMeasures::network).toList();
    List<Double> values = networks.stream().map(measure::applyAsDouble).toList();
    chart.addSeries(title, names, values).setFillColor(ACCENT);
    return chart;
  }

  private CategoryChart distance() {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("words from the cue word to the place")
            .yAxisTitle("F1, %")
            .build();
    style(chart.getStyler());
    chart.getStyler().setDefaultSeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(100.0);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setMarkerSize(12);
    chart.getStyler().setOverlapped(true); // else the points of networks stand side by side
    float width = THIN + 2 * networks.size();
    for (NetworkMeasures network : networks) {
      List<String> distances = new ArrayList<>();
      List<Double> scores = new ArrayList<>();
      network
          .f1ByDistance()
          .forEach(
              (distance, score) -> {
                distances.add(distance.toString());
                scores.add(100 * score);
              });
      width -= 2; // thinner ones on top, so that equal ones are all seen
      chart.addSeries(network.network(), distances, scores).setLineWidth(width);
    }
    return chart;
  }

  private static void style(AxesChartStyler styler) {
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setChartFontColor(INK);
    styler.setAxisTickLabelsColor(INK);
    styler.setAxisTickLabelsFont(TEXT);
    styler.setAxisTitleFont(TEXT);
    styler.setLegendFont(TEXT);
    styler.setChartTitleVisible(false);
  }

  private static byte[] png(Chart<?, ?> chart) throws IOException {
    return BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG);
  }
}
