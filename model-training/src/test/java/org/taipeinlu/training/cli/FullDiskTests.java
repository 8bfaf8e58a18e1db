package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import picocli.CommandLine;

/** Every write to {@code /dev/full} fails as one to a full disk does. */
@EnabledOnOs(OS.LINUX)
class FullDiskTests {
  @TempDir private Path folder = Path.of("");
  private final StringWriter errors = new StringWriter();

  /** Fills the disk for one file as soon as the first round is reported. */
  private static final class Console extends StringWriter {
    private final Path file;

    Console(Path file) {
      this.file = file;
    }

    @Override
    public void flush() {
      if (toString().contains("epoch 1:") && !Files.isSymbolicLink(file)) {
        try {
          Files.createSymbolicLink(file, Path.of("/dev/full"));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @BeforeEach
  void writeCorpus() throws IOException {
    for (String part : List.of("train", "validation", "test")) {
      Files.writeString(
          folder.resolve(part + ".txt"), "we reach [Townaa](arrival) soon\n".repeat(20));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"network-2.zip", "state.json.new"})
  void leavesTheLastCheckpointAndTheOldBundle(String file) {
    assertThat(train(new StringWriter(), "--set", "training.epochs=1", "--seed", "2")).isZero();
    String old = idOfTheBundle();
    Path written = folder.resolve("model.checkpoint").resolve(file);
    assertThat(train(new Console(written), "--set", "training.epochs=2")).isEqualTo(1);
    assertThat(errors.toString())
        .contains("round 2 cannot be saved", "No space left on device", "--resume");
    assertThat(idOfTheBundle()).isEqualTo(old);
    assertThat(written).doesNotExist();

    assertThat(train(new StringWriter(), "--set", "training.epochs=2", "--resume")).isZero();
    String resumed = idOfTheBundle();
    assertThat(train(new StringWriter(), "--set", "training.epochs=2")).isZero();
    assertThat(resumed).isEqualTo(idOfTheBundle()).isNotEqualTo(old);
  }

  private String idOfTheBundle() {
    return ModelBundle.read(BundleFiles.of(folder.resolve("model"))).manifest().id();
  }

  private int train(StringWriter console, String... more) {
    String model = folder.resolve("model").toString();
    List<String> arguments =
        new ArrayList<>(List.of("train", "--corpus", folder.toString(), "--out", model));
    for (String setting :
        List.of(
            "features.word={dimension: 8, smallest_count: 1}",
            "features.prefix.dimension=0",
            "features.suffix.dimension=0",
            "features.shape.dimension=0",
            "network.cells=[8]")) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of(more));
    CommandLine commands = TrainingApplication.commandLine();
    commands.setOut(new PrintWriter(console));
    commands.setErr(new PrintWriter(errors));
    return commands.execute(arguments.toArray(String[]::new));
  }
}
