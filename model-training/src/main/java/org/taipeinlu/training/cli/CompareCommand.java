package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.training.comparison.ComparisonReport;
import org.taipeinlu.training.comparison.Lesson;
import org.taipeinlu.training.comparison.NetworkComparison;
import org.taipeinlu.training.comparison.NetworkMeasures;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.evaluation.behaviour.SwapSlots;
import org.taipeinlu.training.network.NativeMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Shows what networks of different kinds can do with the same sentences. */
@Command(
    name = "compare",
    description = {
      "Trains a network of each kind on the same sentences, with the same settings and seed, and",
      "shows side by side what each can do and what it costs: as a table, as JSON (also the last",
      "line) and as a page with plots.",
      "Without --data, on a small lesson of its own, which is written to OUT/lesson; see",
      "docs/networks.md."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final Duration TIMED = Duration.ofSeconds(1);

  @Option(
      names = "--data",
      description = {
        "Folder with train, validation and test in any format that convert knows. For the measure by"
            + " distance also distance-1, distance-3, …: sentences in which a place stands so many"
            + " words from the word that decides about it."
      })
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--networks",
      split = ",",
      defaultValue =
          "dense,elman,bielman,bijordan,lstm,bilstm,bilstm-peephole,bilstm-coupled,bigru",
      description =
          "Kinds; bi before a name means that it reads both ways. Default: ${DEFAULT-VALUE}.")
  private List<String> networks = List.of();

  @Option(
      names = "--out",
      required = true,
      description = "Folder for index.html, comparison.json, the plots and the bundles.")
  private Path out = Path.of("");

  @Option(
      names = "--swap",
      split = ",",
      defaultValue = "arrival,departure",
      description = "The two slots that are exchanged. Default: ${DEFAULT-VALUE}.")
  private List<String> swap = List.of();

  @Option(
      names = "--slot-kind",
      description =
          "For the bundles: how a slot's text is resolved: slot=place, slot=time or slot=text."
              + " Default: arrival=place, departure=place, time=time.")
  private Map<String, String> kinds =
      Map.of("arrival", "place", "departure", "place", "time", "time");

  @Option(
      names = "--config",
      description =
          "YAML file with settings, as of train. Default with --data: those of train; without,"
              + " small ones.")
  private Optional<Path> config = Optional.empty();

  @Mixin private SettingOptions options = new SettingOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    List<NetworkKind> chosen = chosen();
    SwapSlots slots = slots();
    TrainingConfig settings = settings();
    NativeMemory.limit();
    Path folder = data.isPresent() ? data.get() : lesson(settings.seed());
    NetworkComparison comparison = NetworkComparison.of(folder, settings, slots);
    List<NetworkMeasures> measures = measure(chosen, comparison);
    PrintWriter console = spec.commandLine().getOut();
    new NetworkTable(console).print(measures, comparison.distances());
    ComparisonReport report =
        new ComparisonReport(
            data.map(Path::toString).orElse("the lesson of the program"),
            comparison.testSentences(),
            swap,
            settings,
            measures);
    report.write(out);
    console.printf(Locale.ROOT, "wrote %s%n", out.resolve("index.html"));
    console.println(new JsonMapper().writeValueAsString(report.json()));
    console.flush();
    return 0;
  }

  private List<NetworkMeasures> measure(List<NetworkKind> chosen, NetworkComparison comparison)
      throws IOException {
    PrintWriter console = spec.commandLine().getOut();
    List<NetworkMeasures> measures = new ArrayList<>();
    for (NetworkKind kind : chosen) {
      console.printf(
          Locale.ROOT, "%n%s (%d of %d)%n", kind.id(), measures.size() + 1, chosen.size());
      Path bundle = out.resolve("models").resolve(kind.id());
      try (ProgressPrinter progress = new ProgressPrinter(console)) {
        measures.add(comparison.measure(kind, bundle, kinds, TIMED, progress));
      }
    }
    return measures;
  }

  private Path lesson(long number) throws IOException {
    Path folder = out.resolve("lesson");
    new Lesson(Lesson.USUAL_SIZE, number).write(folder);
    return folder;
  }

  private List<NetworkKind> chosen() {
    Map<String, NetworkKind> known = new LinkedHashMap<>();
    for (CellKind cell : CellKind.values()) {
      for (boolean bothWays : new boolean[] {false, true}) {
        NetworkKind kind = new NetworkKind(cell, bothWays);
        known.put(kind.id(), kind);
      }
    }
    List<NetworkKind> chosen = new ArrayList<>();
    for (String name : networks) {
      NetworkKind kind = known.get(name);
      if (kind == null) {
        throw new ParameterException(
            spec.commandLine(),
            "--networks: no network is called \""
                + name
                + "\"; known are "
                + String.join(", ", known.keySet()));
      }
      chosen.add(kind);
    }
    return chosen.stream().distinct().toList();
  }

  private SwapSlots slots() {
    if (swap.size() != 2) {
      throw new ParameterException(
          spec.commandLine(), "--swap takes two slots, such as arrival,departure");
    }
    return new SwapSlots(swap.get(0), swap.get(1));
  }

  private TrainingConfig settings() throws IOException {
    TrainingConfig settings;
    if (config.isPresent()) {
      settings = TrainingConfigFile.read(config.get(), options.overrides());
    } else {
      settings =
          TrainingConfigFile.of(
              data.isPresent() ? "" : Lesson.settings(), "--set", options.overrides());
    }
    return options.withSeed(settings);
  }
}
