package org.taipeinlu.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the workflows of GitHub Actions may do, and whose code they run. */
class WorkflowTests {
  private static final Path FOLDER = Path.of("../.github/workflows");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> workflows = files.sorted().toList();
      assertThat(workflows).hasSizeGreaterThanOrEqualTo(2);
      return workflows;
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void runOnlyActionsThatNobodyCanChange(Path workflow) throws IOException {
    List<String> uses =
        Files.readAllLines(workflow).stream().filter(line -> line.contains("uses:")).toList();
    assertThat(uses)
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line).matches(".*uses: [\\w.-]+/[\\w.-]+@[0-9a-f]{40} # v\\S+"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void mayOnlyReadUnlessAJobSaysOtherwise(Path workflow) {
    Map<?, ?> content = read(workflow);
    assertThat(content.get("permissions")).isEqualTo(Map.of("contents", "read"));
    assertThat(jobs(content)).allSatisfy(job -> assertThat(job.get("timeout-minutes")).isNotNull());
  }

  @Test
  void writesNothingButReleasesAndPackages() {
    List<Object> permissions = new ArrayList<>();
    for (Map<?, ?> job : jobs(read(FOLDER.resolve("release.yml")))) {
      Object ofJob = job.get("permissions");
      if (ofJob != null) {
        permissions.add(ofJob);
      }
    }
    assertThat(permissions).containsExactly(Map.of("contents", "write", "packages", "write"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void callOnlyScriptsThatExist(Path workflow) throws IOException {
    Stream<String> scripts =
        Stream.of(Files.readString(workflow).split("[\\s\"]+", -1))
            .filter(word -> word.startsWith("scripts/"));
    assertThat(scripts)
        .isNotEmpty()
        .allSatisfy(script -> assertThat(Path.of("..", script)).isExecutable());
  }

  private static Map<?, ?> read(Path workflow) {
    try {
      Load yaml = new Load(LoadSettings.builder().setLabel(workflow.toString()).build());
      return (Map<?, ?>) Objects.requireNonNull(yaml.loadFromString(Files.readString(workflow)));
    } catch (IOException e) {
      throw new IllegalStateException(workflow.toString(), e);
    }
  }

  private static List<? extends Map<?, ?>> jobs(Map<?, ?> content) {
    Map<?, ?> jobs = (Map<?, ?>) Objects.requireNonNull(content.get("jobs"));
    return jobs.values().stream().map(job -> (Map<?, ?>) job).toList();
  }
}
