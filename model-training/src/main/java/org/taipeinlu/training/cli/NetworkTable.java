package org.taipeinlu.training.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.taipeinlu.training.comparison.NetworkMeasures;

/** Prints what networks can do and cost, a line each; shares in percent. */
final class NetworkTable {
  private final PrintWriter console;

  NetworkTable(PrintWriter console) {
    this.console = console;
  }

  void print(List<NetworkMeasures> networks, List<Integer> distances) {
    console.printf(Locale.ROOT, "%n%-18s %7s %7s", "network", "F1", "swap");
    distances.forEach(it -> console.printf(Locale.ROOT, " %8s", "F1 at " + it));
    console.printf(Locale.ROOT, " %11s %9s %10s %8s%n", "parameters", "hidden", "training s", "µs");
    for (NetworkMeasures network : networks) {
      console.printf(
          Locale.ROOT,
          "%-18s %7.2f %7s",
          network.network(),
          100 * network.f1(),
          network
              .swap()
              .map(test -> String.format(Locale.ROOT, "%.2f", 100 * test.accuracy()))
              .orElse("–"));
      network
          .f1ByDistance()
          .values()
          .forEach(f1 -> console.printf(Locale.ROOT, " %8.2f", 100 * f1));
      console.printf(
          Locale.ROOT,
          " %11d %9d %10.1f %8.0f%n",
          network.parameters(),
          network.hiddenParameters(),
          network.trainingSeconds(),
          network.microseconds());
    }
    if (networks.stream().anyMatch(network -> network.swap().isEmpty())) {
      console.println("no swap test: no test sentence has both slots; --swap names two others");
    }
    if (distances.isEmpty()) {
      console.println(
          "no measure by distance: the data holds no parts distance-1, distance-3, … beside test");
    }
    console.flush();
  }
}
