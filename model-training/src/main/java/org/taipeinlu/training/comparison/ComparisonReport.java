package org.taipeinlu.training.comparison;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.format.TargetFile;
import org.taipeinlu.training.evaluation.behaviour.SwapTest;
import org.taipeinlu.training.evaluation.report.PageTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison to look at: {@code index.html}, one page that needs nothing else, {@code
 * comparison.json} with the same figures, and the plots of the page as {@code plots/NAME.png}.
 *
 * @param data what the networks learned from
 * @param testSentences how many they were measured on
 * @param slots the two slots of the swap test
 * @param config the settings that they share
 * @param networks the measures
 */
public record ComparisonReport(
    String data,
    int testSentences,
    List<String> slots,
    TrainingConfig config,
    List<NetworkMeasures> networks) {
  public ComparisonReport {
    slots = List.copyOf(slots);
    networks = List.copyOf(networks);
  }

  /** Writes the page, the figures and the plots into a folder. */
  public void write(Path folder) throws IOException {
    String figures = new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(json());
    // first, so that a machine that cannot draw has the figures
    TargetFile.write(folder.resolve("comparison.json"), writer -> writer.write(figures + "\n"));
    Map<String, byte[]> plots = new ComparisonPlots(networks).draw();
    for (Map.Entry<String, byte[]> plot : plots.entrySet()) {
      write(folder.resolve("plots").resolve(plot.getKey() + ".png"), plot.getValue());
    }
    TargetFile.write(folder.resolve("index.html"), writer -> writePage(plots, writer));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, content);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** {@return the figures under the names that they have in JSON} */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("data", data);
    json.put("test_sentences", testSentences);
    json.put("swapped", slots);
    json.put("seed", config.seed());
    Map<String, String> settings = new LinkedHashMap<>(TrainingConfigFile.described(config));
    settings.keySet().removeAll(List.of("network.kind", "network.bidirectional"));
    json.put("settings", settings);
    json.put("networks", networks.stream().map(NetworkMeasures::json).toList());
    return json;
  }

  private void writePage(Map<String, byte[]> plots, Writer writer) throws IOException {
    Map<String, Object> page = new HashMap<>(json());
    page.put("swappedSentences", networks.get(0).swap().map(SwapTest::sentences).orElse(0));
    page.put("distances", distances());
    page.put("epochs", config.training().epochs());
    page.put("cells", config.network().cells());
    Map<String, String> images = new HashMap<>();
    plots.forEach((name, png) -> images.put(name, Base64.getEncoder().encodeToString(png)));
    page.put("plots", images);
    new PageTemplate(ComparisonReport.class, "comparison.ftlh").write(page, writer);
  }

  private List<String> distances() {
    List<String> distances = new ArrayList<>();
    networks.get(0).f1ByDistance().keySet().forEach(it -> distances.add(it.toString()));
    return distances;
  }
}
