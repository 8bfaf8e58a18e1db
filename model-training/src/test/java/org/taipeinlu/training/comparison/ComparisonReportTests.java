package org.taipeinlu.training.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.evaluation.behaviour.SwapTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ComparisonReportTests {
  private static final NetworkMeasures FULL =
      new NetworkMeasures(
          "bilstm",
          0.75,
          Optional.of(new SwapTest(40, 0.925)),
          new TreeMap<>(Map.of(1, 1.0, 30, 0.55)),
          9909,
          7872,
          12.5,
          33.4);
  private static final NetworkMeasures BARE =
      new NetworkMeasures("dense", 0.5, Optional.empty(), new TreeMap<>(), 10, 4, 1, 2);

  @TempDir private Path folder = Path.of("");

  @Test
  void writesTheFiguresAsJson() throws IOException {
    write(FULL);
    JsonNode json = new JsonMapper().readTree(Files.readString(folder.resolve("comparison.json")));
    JsonNode network = json.path("networks").path(0);
    assertThat(json.path("seed").intValue()).isEqualTo(1);
    assertThat(network.path("network").stringValue()).isEqualTo("bilstm");
    assertThat(network.path("swap_accuracy").doubleValue()).isEqualTo(0.925);
    assertThat(network.path("f1_by_distance").path("30").doubleValue()).isEqualTo(0.55);
    assertThat(json.path("settings").propertyNames())
        .contains("training.epochs")
        .doesNotContain("network.kind"); // each has its own
  }

  @Test
  void showsThemOnAPageThatNeedsNothingElse() throws IOException {
    write(FULL);
    String page = Files.readString(folder.resolve("index.html"));
    assertThat(page).contains("92.5", "7,872", "my &lt;data&gt;", "data:image/png;base64,");
    assertThat(page).doesNotContain("http://", "https://", "<script", "<link");
    assertThat(page.split("<img ", -1)).hasSize(6); // before, between and behind five plots
  }

  @Test
  void drawsThePlotsAsPictures() throws IOException {
    write(FULL);
    for (String plot : List.of("swap", "distance", "parameters", "training", "time")) {
      Path file = folder.resolve("plots").resolve(plot + ".png");
      BufferedImage image = Objects.requireNonNull(ImageIO.read(file.toFile()), plot);
      assertThat(image.getWidth()).as(plot).isGreaterThan(600);
    }
  }

  @Test
  void saysWhatWasNotMeasured() throws IOException {
    write(BARE);
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("No test sentence has both arrival and departure", "distance-1");
    assertThat(folder.resolve("plots/swap.png")).doesNotExist();
    assertThat(folder.resolve("plots/distance.png")).doesNotExist();
    assertThat(folder.resolve("plots/time.png")).isNotEmptyFile();
  }

  private void write(NetworkMeasures measures) throws IOException {
    new ComparisonReport(
            "my <data>",
            40,
            List.of("arrival", "departure"),
            TrainingConfigFile.defaults(),
            List.of(measures))
        .write(folder);
  }
}
