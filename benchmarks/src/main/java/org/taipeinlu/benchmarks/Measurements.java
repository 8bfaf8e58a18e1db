package org.taipeinlu.benchmarks;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** The results of a run, by benchmark and parameters. Times are in nanoseconds. */
final class Measurements {
  private final Collection<RunResult> results;

  Measurements(Collection<RunResult> results) {
    this.results = List.copyOf(results);
  }

  /** {@return the half-way time of a call of an engine} */
  double median(Class<?> benchmark, EngineKind engine, int size) {
    return of(benchmark, engine, size).getPercentile(50);
  }

  /** {@return the time that one call in a hundred of an engine takes longer than} */
  double p99(Class<?> benchmark, EngineKind engine, int size) {
    return of(benchmark, engine, size).getPercentile(99);
  }

  private Statistics of(Class<?> benchmark, EngineKind engine, int size) {
    String parameter = benchmark == EngineBenchmark.class ? "tokens" : "sentences";
    return results.stream()
        .filter(r -> r.getParams().getBenchmark().startsWith(benchmark.getName() + "."))
        .filter(r -> engine.name().equals(r.getParams().getParam("engine")))
        .filter(r -> Integer.toString(size).equals(r.getParams().getParam(parameter)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not measured: " + engine + " " + size))
        .getPrimaryResult()
        .getStatistics();
  }

  /** {@return the mean time of a call of a method of {@link ParseBenchmark}} */
  double meanOfParse(String method) {
    return parse(method).getMean();
  }

  /** {@return the half-way time of a call of a method of {@link ParseBenchmark}} */
  double medianOfParse(String method) {
    return parse(method).getPercentile(50);
  }

  private Statistics parse(String method) {
    return results.stream()
        .filter(
            r -> r.getParams().getBenchmark().equals(ParseBenchmark.class.getName() + "." + method))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not measured: " + method))
        .getPrimaryResult()
        .getStatistics();
  }
}
