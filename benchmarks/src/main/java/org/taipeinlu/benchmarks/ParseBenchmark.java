package org.taipeinlu.benchmarks;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.taipeinlu.ParseContext;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Real sentences from text to slots with values, beside the parts of it and beside a peer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBenchmark {
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]"), Optional.empty());

  /** Sentences that OpenNLP is given from each pattern. */
  @Param("8")
  public int perPattern;

  private final List<String> texts = Samples.real().stream().map(LabelledSentence::text).toList();
  private List<Encoded> encoded = List.of();
  private @Nullable SlotFiller filler;
  private @Nullable OpenNlpFinder openNlp;
  private int next;

  /** Loads the models; trains the peer's, the first time. */
  @Setup
  public void load() {
    ModelBundle read = ModelBundle.read(Samples.bundleFiles(), KernelKind.VECTOR);
    encoded = texts.stream().map(text -> Encoded.of(text, read.reading(text))).toList();
    filler = new SlotFiller(read);
    openNlp = OpenNlpFinder.trained(perPattern);
  }

  /** A sentence and the network that reads it. */
  private record Encoded(SequenceScorer network, EncodedSentence sentence) {
    static Encoded of(String text, ModelBundle model) {
      return new Encoded(
          model.scorer(), model.encoder().encode(model.tokenizer().tokenize(text), text));
    }
  }

  private int nextIndex() {
    next = next + 1 == texts.size() ? 0 : next + 1;
    return next;
  }

  /** {@return the whole answer, as the service would serve it} */
  @Benchmark
  public Object parse() {
    return Objects.requireNonNull(filler).parse(texts.get(nextIndex()), CONTEXT);
  }

  /** {@return the network's share of it} */
  @Benchmark
  public Object networkOnly() {
    Encoded one = encoded.get(nextIndex());
    return one.network().score(one.sentence());
  }

  /** {@return the spans that OpenNLP finds; it resolves no values} */
  @Benchmark
  public Object openNlp() {
    return Objects.requireNonNull(openNlp).find(texts.get(nextIndex()));
  }
}
