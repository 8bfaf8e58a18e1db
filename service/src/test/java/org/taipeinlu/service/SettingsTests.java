package org.taipeinlu.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taipeinlu.service.web.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds {@code docs/service.md} to the code. */
class SettingsTests {

  private static String guide() throws IOException {
    return Files.readString(Path.of("../docs/service.md"));
  }

  @Test
  void theGuideHasEverySettingWithItsDefault() throws IOException {
    List<String> rows = new ArrayList<>();
    try (InputStream metadata =
        SettingsTests.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      for (JsonNode setting : new JsonMapper().readTree(metadata).path("properties")) {
        String value = setting.path("defaultValue").asString("");
        String description = setting.path("description").asString("");
        rows.add(
            String.join(
                " | ",
                "| `" + setting.path("name").asString() + "`",
                value.isEmpty() ? "" : "`" + value + "`",
                description.replaceAll("\\{@code ([^}]*)}", "`$1`") + " |"));
      }
    }

    assertThat(rows).hasSizeGreaterThan(10);
    assertThat(guide()).contains(rows);
  }

  @ParameterizedTest
  @EnumSource
  void theGuideHasEveryProblem(ProblemType type) throws IOException {
    String name = type.uri().toString().replace("urn:taipei-nlu:problem:", "");

    assertThat(guide()).contains("| `" + name + "` | " + type.status().value() + " | ");
  }
}
