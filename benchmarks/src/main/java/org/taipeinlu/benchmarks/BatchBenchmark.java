package org.taipeinlu.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;

/** Several sentences of eleven tokens through the network together. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BatchBenchmark {
  private static final int TOKENS = 11;

  @Param({"SCALAR", "VECTOR", "ONNX_RUNTIME", "DEEPLEARNING4J"})
  public EngineKind engine = EngineKind.SCALAR;

  @Param({"8", "32", "128"})
  public int sentences;

  private @Nullable Engine opened;
  private List<EncodedSentence> batch = List.of();

  /** Loads the engine and the sentences. */
  @Setup
  public void open() {
    opened = engine.open();
    batch = Samples.ofLength(TOKENS, sentences, ModelBundle.read(Samples.bundleFiles()).encoder());
  }

  /** Unloads the engine. */
  @TearDown
  public void close() {
    opened().close();
  }

  /** {@return what keeps the call from being optimised away} */
  @Benchmark
  public Object scoreAll() {
    return opened().scoreAll(batch);
  }

  private Engine opened() {
    return Objects.requireNonNull(opened);
  }
}
