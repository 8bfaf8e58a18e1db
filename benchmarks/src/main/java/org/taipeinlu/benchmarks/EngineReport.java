package org.taipeinlu.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run says, as ratios to ONNX Runtime in the same run, and against the project's targets.
 */
final class EngineReport {
  static final List<Integer> TOKENS = List.of(5, 11, 30, 100, 512);
  static final List<Integer> BATCHES = List.of(8, 32, 128);

  private static final int USUAL_TOKENS = 11;
  private static final int USUAL_BATCH = 32;

  private final Measurements measured;
  private final double twoThreads;

  /**
   * Makes a report.
   *
   * @param twoThreads throughput of two threads by that of one
   */
  EngineReport(Measurements measured, double twoThreads) {
    this.measured = measured;
    this.twoThreads = twoThreads;
  }

  /** {@return median time of a sentence by that of ONNX Runtime} */
  double sentenceRatio(EngineKind engine, int tokens) {
    return measured.median(EngineBenchmark.class, engine, tokens)
        / measured.median(EngineBenchmark.class, EngineKind.ONNX_RUNTIME, tokens);
  }

  /** {@return sentences a second in batches by those of ONNX Runtime} */
  double batchRatio(EngineKind engine, int sentences) {
    return measured.median(BatchBenchmark.class, EngineKind.ONNX_RUNTIME, sentences)
        / measured.median(BatchBenchmark.class, engine, sentences);
  }

  private double tail(EngineKind engine, int tokens) {
    return measured.p99(EngineBenchmark.class, engine, tokens)
        / measured.median(EngineBenchmark.class, engine, tokens);
  }

  private double costOfATokenAt512() {
    double atThirty = measured.median(EngineBenchmark.class, EngineKind.VECTOR, 30) / 30;
    return measured.median(EngineBenchmark.class, EngineKind.VECTOR, 512) / 512 / atThirty;
  }

  private double shareAroundTheNetwork() {
    return 1 - measured.meanOfParse("networkOnly") / measured.meanOfParse("parse");
  }

  /** {@return all figures, for a JSON file} */
  Map<String, Object> figures(Map<String, Double> f1) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("time_of_a_sentence_by_onnx_runtime", table(TOKENS, this::sentenceRatio));
    figures.put("p99_by_p50", table(TOKENS, this::tail));
    figures.put("throughput_of_batches_by_onnx_runtime", table(BATCHES, this::batchRatio));
    figures.put(
        "microseconds_of_a_sentence",
        table(TOKENS, (e, n) -> measured.median(EngineBenchmark.class, e, n) / 1e3));
    figures.put(
        "microseconds_of_a_sentence_in_batches",
        table(BATCHES, (e, n) -> measured.median(BatchBenchmark.class, e, n) / 1e3 / n));
    Map<String, Object> parse = new LinkedHashMap<>();
    parse.put(
        "median_time_by_opennlp",
        rounded(measured.medianOfParse("parse") / measured.medianOfParse("openNlp")));
    parse.put(
        "median_time_of_the_network_by_opennlp",
        rounded(measured.medianOfParse("networkOnly") / measured.medianOfParse("openNlp")));
    parse.put("share_around_the_network", rounded(shareAroundTheNetwork()));
    Map<String, Object> scores = new LinkedHashMap<>();
    f1.forEach((name, score) -> scores.put(name, rounded(score)));
    parse.put("span_f1", scores);
    figures.put("parse_of_real_sentences", parse);
    figures.put("two_threads_by_one", rounded(twoThreads));
    figures.put("targets", targets());
    return figures;
  }

  private List<Map<String, Object>> targets() {
    List<Map<String, Object>> targets = new ArrayList<>();
    double vector = sentenceRatio(EngineKind.VECTOR, USUAL_TOKENS);
    targets.add(atMost("vector, 11 tokens: p50 by ONNX Runtime's", vector, 0.7));
    targets.add(
        atLeast(
            "Deeplearning4j's p50 by that of vector, 11 tokens",
            sentenceRatio(EngineKind.DEEPLEARNING4J, USUAL_TOKENS) / vector,
            50));
    targets.add(
        atMost(
            "scalar, 11 tokens: p50 by ONNX Runtime's",
            sentenceRatio(EngineKind.SCALAR, USUAL_TOKENS),
            2.5));
    targets.add(atMost("vector, 11 tokens: p99 by p50", tail(EngineKind.VECTOR, USUAL_TOKENS), 2));
    targets.add(
        atLeast(
            "vector, batch of 32: throughput by ONNX Runtime's",
            batchRatio(EngineKind.VECTOR, USUAL_BATCH),
            1.5));
    targets.add(atLeast("two threads by one", twoThreads, 1.8));
    targets.add(
        atMost(
            "a token of a sentence of 512 by one of a sentence of 30", costOfATokenAt512(), 1.1));
    targets.add(atMost("share of a parse that is not the network", shareAroundTheNetwork(), 0.4));
    return targets;
  }

  private static Map<String, Object> atMost(String what, double value, double limit) {
    return target(what, value, "at most " + limit, value <= limit);
  }

  private static Map<String, Object> atLeast(String what, double value, double limit) {
    return target(what, value, "at least " + limit, value >= limit);
  }

  private static Map<String, Object> target(String what, double value, String goal, boolean met) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("what", what);
    target.put("goal", goal);
    target.put("measured", rounded(value));
    target.put("met", met);
    return target;
  }

  /** A figure of an engine at a size. */
  @FunctionalInterface
  private interface Figure {
    double of(EngineKind engine, int size);
  }

  private static Map<String, Map<String, Object>> table(List<Integer> sizes, Figure figure) {
    Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
    for (EngineKind engine : EngineKind.values()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int size : sizes) {
        row.put(Integer.toString(size), rounded(figure.of(engine, size)));
      }
      rows.put(engine.name().toLowerCase(Locale.ROOT), row);
    }
    return rows;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
