package org.taipeinlu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginePlotTests {
  @TempDir private Path folder = Path.of("");

  @Test
  void drawsALineForEachEngine() throws IOException {
    int one = colours("\"ours\": {\"5\": 0.4, \"512\": 0.8}");
    int two =
        colours("\"ours\": {\"5\": 0.4, \"512\": 0.8}, \"theirs\": {\"5\": 65.1, \"512\": 64.2}");
    assertThat(two).isGreaterThan(one);
  }

  /** Counts saturated colours, which only lines have. */
  private int colours(String engines) throws IOException {
    Files.writeString(
        folder.resolve("engine.json"),
        "{\"time_of_a_sentence_by_onnx_runtime\": {" + engines + "}}");
    EnginePlot.draw(folder);
    BufferedImage image = ImageIO.read(folder.resolve("engine.png").toFile());
    return (int)
        IntStream.of(
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
            .filter(c -> Math.abs((c & 0xff) - (c >> 16 & 0xff)) > 100)
            .distinct()
            .count();
  }
}
