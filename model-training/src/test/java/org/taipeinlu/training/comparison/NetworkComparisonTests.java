package org.taipeinlu.training.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.training.Trainer;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.evaluation.behaviour.SwapSlots;
import org.taipeinlu.training.evaluation.behaviour.SwapTest;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import org.taipeinlu.training.network.NativeMemory;

/** What the lesson is meant to show, shown by networks that are trained here. */
class NetworkComparisonTests {
  private static final Lesson.Size NEAR = new Lesson.Size(300, 0, 100);
  private static final Lesson.Size FAR = new Lesson.Size(600, 100, 100);
  private static final int SEEDS = 3;
  private static final int ROUNDS = 6;

  @TempDir private Path folder = Path.of("");

  private static final class Silent implements Trainer.Listener {
    @Override
    public void batchDone(double progress, double loss) {
      // nothing to show
    }

    @Override
    public void epochDone(TrainingHistory.Epoch epoch, boolean best) {
      // nothing to show
    }
  }

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @Test
  void aDenseNetworkGoesByTheNameAlone() throws IOException {
    assertThat(swapAccuracy("dense")).isBetween(0.4, 0.6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bielman", "bijordan", "bilstm", "bilstm-peephole", "bilstm-coupled", "bigru"})
  void aNetworkThatRemembersGoesByTheCue(String kind) throws IOException {
    assertThat(swapAccuracy(kind)).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void aNetworkThatReadsForwardsOnlyMissesTheCuesBehind() throws IOException {
    // of the sentences with cues behind, it has to guess the first town, and then knows the other
    assertThat(swapAccuracy("lstm")).isBetween(0.7, 0.93);
  }

  /** An Elman network may learn it, too, by luck: one of a few seeds is nothing to rely on. */
  @Test
  void anLstmRemembersLongerThanAnElmanNetwork() throws IOException {
    double elmanSum = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      new Lesson(FAR, seed).write(folder);
      NetworkMeasures elman = measure("bielman", ROUNDS, seed);
      NetworkMeasures lstm = measure("bilstm", ROUNDS, seed);
      assertThat(f1At(1, elman)).as("seed %d", seed).isGreaterThanOrEqualTo(0.95);
      assertThat(f1At(1, lstm)).as("seed %d", seed).isGreaterThanOrEqualTo(0.95);
      assertThat(f1At(30, lstm)).as("seed %d", seed).isGreaterThanOrEqualTo(0.95);
      assertThat(lstm.hiddenParameters()).isEqualTo(4 * elman.hiddenParameters());
      assertThat(lstm.microseconds()).isPositive();
      elmanSum += f1At(30, elman);
    }
    assertThat(elmanSum / SEEDS).as("Elman, on average").isLessThan(0.85);
  }

  private static double f1At(int distance, NetworkMeasures network) {
    return Objects.requireNonNull(network.f1ByDistance().get(distance));
  }

  @Test
  void leavesOutWhatTheDataHasNoSentencesFor() throws IOException {
    String sentence = "we leave [Oslo](departure)\nthey leave [Rome](departure)\n";
    for (String part : List.of("train", "validation", "test")) {
      Files.writeString(folder.resolve(part + ".txt"), sentence);
    }
    NetworkMeasures measures = measure("dense", 1);
    assertThat(measures.swap()).isEmpty();
    assertThat(measures.f1ByDistance()).isEmpty();
  }

  @Test
  void refusesTwoPartsForOneDistance() throws IOException {
    new Lesson(new Lesson.Size(10, 1, 10), 1).write(folder);
    Files.copy(folder.resolve("distance-3.txt"), folder.resolve("distance-3.more.txt"));
    assertThatThrownBy(() -> measure("dense", 1))
        .isInstanceOf(CorpusFormatException.class)
        .hasMessageContaining("distance-3")
        .hasMessageContaining("keep one");
  }

  private double swapAccuracy(String kind) throws IOException {
    new Lesson(NEAR, 1).write(folder);
    SwapTest test = measure(kind, 6).swap().orElseThrow();
    assertThat(test.sentences()).isEqualTo(100);
    return test.accuracy();
  }

  private NetworkMeasures measure(String kind, int epochs) throws IOException {
    return measure(kind, epochs, 1);
  }

  private NetworkMeasures measure(String kind, int epochs, int seed) throws IOException {
    TrainingConfig config =
        TrainingConfigFile.of(
            Lesson.settings(), "lesson", List.of("training.epochs=" + epochs, "seed=" + seed));
    return NetworkComparison.of(folder, config, new SwapSlots("arrival", "departure"))
        .measure(
            NetworkKind.ofId(kind),
            folder.resolve(kind),
            Map.of("arrival", "place", "departure", "place"),
            Duration.ofMillis(50),
            new Silent());
  }
}
