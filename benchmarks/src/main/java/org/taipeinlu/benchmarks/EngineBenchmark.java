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

/** One sentence through the network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
  private static final int SENTENCES = 64;

  @Param({"SCALAR", "VECTOR", "ONNX_RUNTIME", "DEEPLEARNING4J"})
  public EngineKind engine = EngineKind.SCALAR;

  @Param({"5", "11", "30", "100", "512"})
  public int tokens;

  private @Nullable Engine opened;
  private List<EncodedSentence> sentences = List.of();
  private int next;

  /** Loads the engine and the sentences. */
  @Setup
  public void open() {
    opened = engine.open();
    sentences =
        Samples.ofLength(tokens, SENTENCES, ModelBundle.read(Samples.bundleFiles()).encoder());
  }

  /** Unloads the engine. */
  @TearDown
  public void close() {
    opened().close();
  }

  /** {@return what keeps the call from being optimised away} */
  @Benchmark
  public Object score() {
    return opened().score(sentences.get(next++ % SENTENCES));
  }

  private Engine opened() {
    return Objects.requireNonNull(opened);
  }
}
