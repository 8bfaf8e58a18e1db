package org.taipeinlu.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.TinyModel;

/** Changes models of a running service: well, badly, and under its feet. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class ModelLifecycleTests {
  private static final Path FOLDER = newFolder();
  private static final String WATCHED = "watched";

  @Autowired private RestTestClient client;

  private static Path newFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "test-models"));
      return Files.createTempDirectory(parent, "lifecycle").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void models(DynamicPropertyRegistry registry) {
    TinyModel.write(FOLDER.resolve("first"), "first");
    TinyModel.write(FOLDER.resolve(WATCHED), WATCHED);
    registry.add("nlu.model.location", () -> FOLDER.resolve("first").toString());
    registry.add("nlu.model.named.other", () -> FOLDER.resolve(WATCHED).toString());
    registry.add("nlu.model.folder", () -> FOLDER);
    registry.add("nlu.model.watch", () -> "50ms");
    registry.add("nlu.security.anonymous", () -> "loopback");
    registry.add("nlu.security.keys.admin.sha256", () -> ApiKey.sha256(ApiKey.ADMIN));
    registry.add("nlu.security.keys.admin.roles", () -> "admin");
  }

  @BeforeEach
  void backToTheFirst() {
    put("first").expectStatus().isOk();
  }

  private ResponseSpec put(String location) {
    return client
        .put()
        .uri("/model")
        .header(ApiKey.HEADER, ApiKey.ADMIN)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"location\": \"" + location + "\"}")
        .exchange();
  }

  private ResponseSpec parse(String fields) {
    return client
        .post()
        .uri("/parse")
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"text\": \"to Taipei\"" + fields + "}")
        .exchange();
  }

  private void expectAnswerOf(String model, String fields) {
    parse(fields).expectStatus().isOk().expectBody().jsonPath("$.model.name").isEqualTo(model);
  }

  private void expectRefusal(String location, String reason) {
    put(location)
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:invalid-bundle")
        .jsonPath("$.detail")
        .value(String.class, detail -> assertThat(detail).contains(reason));
    expectAnswerOf("first", "");
  }

  @Test
  void putsAnotherModelInPlace() {
    TinyModel.write(FOLDER.resolve("second"), "second");

    put("second").expectStatus().isOk().expectBody().jsonPath("$.name").isEqualTo("second");

    expectAnswerOf("second", "");
    client.get().uri("/model").exchange().expectBody().jsonPath("$.name").isEqualTo("second");
  }

  @Test
  void servesSeveralModelsAtOnce() {
    expectAnswerOf("first", ", \"model\": \"default\"");
    expectAnswerOf(WATCHED, ", \"model\": \"other\"");
    parse(", \"model\": \"none\"")
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:unknown-model")
        .jsonPath("$.detail")
        .isEqualTo("\"model\" is not one that is served; there are: default, other");
    client.get().uri("/models").exchange().expectBody().jsonPath("$.other.name").isEqualTo(WATCHED);
    client
        .get()
        .uri("/model?name=other")
        .exchange()
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo(WATCHED);
  }

  @Test
  void refusesABundleWithAChangedFile() throws IOException {
    TinyModel.write(FOLDER.resolve("changed"), "changed");
    Files.writeString(FOLDER.resolve("changed/vocabulary/word.txt"), "<unknown>\n");

    expectRefusal("changed", "vocabulary/word.txt: SHA-256 is ");
  }

  @Test
  void refusesABundleThatFailsItsOwnSentences() {
    TinyModel.write(FOLDER.resolve("golden"), "golden");
    TinyModel.addGolden(
        FOLDER.resolve("golden"),
        "{\"text\": \"leave London\", \"entities\": [{\"slot\": \"departure\", \"text\": \"London\"}]}",
        "{\"text\": \"from Taipei\", \"entities\": [{\"slot\": \"arrival\", \"text\": \"Taipei\"}]}");

    expectRefusal(
        "golden",
        "golden.jsonl:2: \"from Taipei\" must give [Taipei]{arrival}, "
            + "but gives [Taipei]{departure}; train again");
  }

  @Test
  void takesABundleThatPassesItsOwnSentences() {
    TinyModel.write(FOLDER.resolve("gold"), "gold");
    TinyModel.addGolden(
        FOLDER.resolve("gold"),
        "{\"text\": \"leave London\", \"entities\": [{\"slot\": \"departure\", \"text\": \"London\"}]}",
        "{\"text\": \"hello\", \"entities\": []}");

    put("gold").expectStatus().isOk();
  }

  @Test
  void refusesGoldenSentencesThatAreNone() {
    TinyModel.write(FOLDER.resolve("lead"), "lead");
    TinyModel.addGolden(FOLDER.resolve("lead"), "{\"text\": \"leave London\"}");

    expectRefusal("lead", "golden.jsonl:1: is not {\"text\": …, \"entities\": […]}");
  }

  @Test
  void refusesASymbolicLinkInABundle() throws IOException {
    TinyModel.write(FOLDER.resolve("linked"), "linked");
    Path weights = FOLDER.resolve("linked/weights.safetensors");
    Path elsewhere = FOLDER.resolve("weights-elsewhere");
    Files.move(weights, elsewhere, StandardCopyOption.REPLACE_EXISTING);
    Files.createSymbolicLink(weights, elsewhere);

    expectRefusal("linked", "is a symbolic link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", "../..", "/etc", "no-such", "link-out", "first/../../"})
  void takesNothingFromOutsideTheFolder(String location) throws IOException {
    Path link = FOLDER.resolve("link-out");
    if (!Files.exists(link)) {
      Files.createSymbolicLink(link, FOLDER.getParent());
    }

    put(location)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:invalid-value")
        .jsonPath("$.field")
        .isEqualTo("location");
  }

  @Test
  void readsAModelAgainWhenItsFilesChange() throws Exception {
    TinyModel.write(FOLDER.resolve(WATCHED), "changed on disk");

    eventually(() -> expectAnswerOf("changed on disk", ", \"model\": \"other\""));

    TinyModel.write(FOLDER.resolve(WATCHED), WATCHED);
    eventually(() -> expectAnswerOf(WATCHED, ", \"model\": \"other\""));
  }

  @Test
  void goesOnWhileTheFolderIsGoneOrHalfWritten() throws Exception {
    Path folder = FOLDER.resolve(WATCHED);
    Path away = FOLDER.resolve("away");
    Files.move(folder, away);
    eventually(() -> expectReadiness("no such folder or zip file"));
    expectAnswerOf(WATCHED, ", \"model\": \"other\"");

    Files.createDirectories(folder);
    Files.copy(away.resolve("manifest.json"), folder.resolve("manifest.json"));
    eventually(() -> expectReadiness("missing from the bundle"));
    expectAnswerOf(WATCHED, ", \"model\": \"other\"");

    Files.createDirectories(folder.resolve("vocabulary"));
    for (String file : List.of("vocabulary/word.txt", "weights.safetensors")) {
      Files.copy(away.resolve(file), folder.resolve(file));
    }
    eventually(
        () ->
            client
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectBody()
                .jsonPath("$.components.model.details['other refused']")
                .doesNotExist());
    try (Stream<Path> paths = Files.walk(away)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private void expectReadiness(String refusal) {
    client
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.components.model.details['other refused']")
        .value(String.class, reason -> assertThat(reason).contains(refusal));
  }

  /** Waits for the watcher; the last failure is thrown after ten seconds. */
  private static void eventually(Runnable expectation) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(10));
    while (true) {
      try {
        expectation.run();
        return;
      } catch (AssertionError e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }
}
