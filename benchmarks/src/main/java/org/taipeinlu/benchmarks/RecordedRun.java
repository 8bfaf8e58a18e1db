package org.taipeinlu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import tools.jackson.databind.json.JsonMapper;

/** Runs everything and writes {@code docs/results/engine.json} and its plot. */
public final class RecordedRun {
  private static final int OPENNLP_PER_PATTERN = 8;
  private static final String PLOT_ONLY = "plot";
  private static final Path RESULTS = Path.of("docs", "results");

  private RecordedRun() {}

  /**
   * Runs from the project's folder.
   *
   * @param arguments the number of forks, of which each runs for some five minutes; or {@code
   *     plot}, to draw what is recorded already
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    if (List.of(arguments).equals(List.of(PLOT_ONLY))) {
      EnginePlot.draw(RESULTS);
      return;
    }
    int forks = arguments.length == 0 ? 2 : Integer.parseInt(arguments[0]);
    OpenNlpFinder.trained(OPENNLP_PER_PATTERN);
    Collection<RunResult> results =
        new Runner(options(forks, 1).include("org.taipeinlu.benchmarks.*").build()).run();
    EngineReport report =
        new EngineReport(new Measurements(results), throughput(forks, 2) / throughput(forks, 1));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("command", "java -jar benchmarks/target/taipei-nlu-benchmarks.jar " + forks);
    figures.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    figures.put("java", System.getProperty("java.vm.version"));
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.putAll(report.figures(PeerScores.f1(OPENNLP_PER_PATTERN)));
    write(figures);
    EnginePlot.draw(RESULTS);
  }

  private static double throughput(int forks, int threads) throws RunnerException {
    return new Runner(
            options(forks, threads)
                .include("EngineBenchmark")
                .param("engine", EngineKind.VECTOR.name())
                .param("tokens", "11")
                .mode(Mode.Throughput)
                .build())
        .runSingle()
        .getPrimaryResult()
        .getScore();
  }

  private static ChainedOptionsBuilder options(int forks, int threads) {
    return new OptionsBuilder()
        .forks(forks)
        .threads(threads)
        .warmupIterations(4)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(4)
        .measurementTime(TimeValue.seconds(1))
        .shouldFailOnError(true)
        .jvmArgs(
            "--add-modules",
            "jdk.incubator.vector",
            "-Xmx1g",
            "-Dorg.bytedeco.javacpp.maxbytes=1g");
  }

  private static void write(Map<String, Object> figures) throws IOException {
    Files.createDirectories(RESULTS);
    Path beside = RESULTS.resolve("engine.json.new");
    String json =
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    Files.writeString(beside, json + "\n");
    Files.move(beside, RESULTS.resolve("engine.json"), StandardCopyOption.REPLACE_EXISTING);
  }
}
