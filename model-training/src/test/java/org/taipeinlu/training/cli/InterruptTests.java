package org.taipeinlu.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.SmallData;

/**
 * A real training that is told to end: by SIGTERM, which a JVM treats as it does Ctrl-C, while a
 * background job of a shell never gets to see that.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM")
class InterruptTests {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeSmallData() throws Exception {
    SmallData.write(folder);
    List<String> generate =
        List.of("generate", "--data", path(""), "--languages", "en", "--out", path("corpus"));
    assertThat(start(generate).waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void leavesACheckpointThatTheTrainingGoesOnFrom() throws Exception {
    Process training = start(train(200));
    String output;
    try (BufferedReader reader = training.inputReader()) {
      String line = reader.readLine();
      while (line != null && !line.startsWith("epoch 2:")) {
        line = reader.readLine();
      }
      training.toHandle().destroy(); // Process.destroy closes the streams, too
      output = reader.lines().collect(Collectors.joining("\n"));
    }

    assertThat(training.waitFor()).isEqualTo(143);
    assertThat(output).contains("--resume");
    assertThat(folder.resolve("model")).doesNotExist();
    assertThat(folder.resolve("model.checkpoint/state.json")).isNotEmptyFile();

    Process resumed = start(Stream.concat(train(200).stream(), Stream.of("--resume")).toList());
    try (BufferedReader reader = resumed.inputReader()) {
      assertThat(reader.lines().filter(line -> line.startsWith("epoch")).findFirst().orElseThrow())
          .doesNotStartWith("epoch 1:")
          .doesNotStartWith("epoch 2:");
    } finally {
      resumed.destroyForcibly();
    }
  }

  private List<String> train(int epochs) {
    return List.of(
        "train",
        "--corpus",
        path("corpus"),
        "--out",
        path("model"),
        "--set",
        "network.cells=[8]",
        "--set",
        "training.epochs=" + epochs,
        "--set",
        "training.patience=" + epochs,
        "--set",
        "training.sentences_per_epoch=200");
  }

  private static Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(JAVA.toString(), "-Xmx1g", "-cp", System.getProperty("java.class.path")));
    command.add(TrainingApplication.class.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }
}
