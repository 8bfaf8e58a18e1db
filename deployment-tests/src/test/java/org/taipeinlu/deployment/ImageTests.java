package org.taipeinlu.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * The image, run as production runs it: read-only, without any capability, within 384 MB. {@code
 * TAIPEI_NLU_TEST_IMAGE} names it; scripts/build-image.sh builds it.
 */
class ImageTests {
  private static final String IMAGE = System.getenv().getOrDefault("TAIPEI_NLU_TEST_IMAGE", "none");
  private static final Path DEFAULT_MODEL = Path.of("../data/models/default");
  private static final long MEGABYTE = 1L << 20;
  private static final String SENTENCE = "{\"text\": \"I leave Taipei for Tainan at 5 pm\"}";

  @TempDir private Path folder = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();
  private final GenericContainer<?> service = container();

  @BeforeEach
  void requireAnEngine() {
    assumeThat(IMAGE).as("TAIPEI_NLU_TEST_IMAGE names an image").isNotEqualTo("none");
    assumeThat(DockerClientFactory.instance().isDockerAvailable()).as("Docker is there").isTrue();
  }

  @AfterEach
  void stop() {
    service.stop();
  }

  private static GenericContainer<?> container() {
    return new GenericContainer<>(DockerImageName.parse(IMAGE))
        .withExposedPorts(8080)
        .withEnv("NLU_SECURITY_ANONYMOUS", "all")
        .withTmpFs(Map.of("/tmp", "rw"))
        .withCreateContainerCmdModifier(
            command ->
                command
                    .getHostConfig()
                    .withReadonlyRootfs(true)
                    .withCapDrop(Capability.ALL)
                    .withMemory(384 * MEGABYTE)
                    .withMemorySwap(384 * MEGABYTE))
        .waitingFor(
            Wait.forHttp("/actuator/health/readiness").withStartupTimeout(Duration.ofMinutes(3)));
  }

  @Test
  void answersAsAUserOfItsOwnOnAReadOnlyDisk() throws Exception {
    service.start();

    HttpResponse<String> answer = post("/parse", SENTENCE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"departure\"", "\"Taipei\"", "\"arrival\"", "\"Tainan\"");
    String conversation = "{\"text\": \"我要從台北出發\", \"context\": {}}";
    assertThat(post("/parse", conversation).body()).contains("\"台北\"", "請問要去哪裡？");
    assertThat(run("id", "-u").getStdout().strip()).isEqualTo("10001");
    assertThat(run("touch", "/app/file").getExitCode()).isNotZero();
    String health = "http://127.0.0.1:8080/actuator/health/readiness";
    assertThat(run("java", "-cp", "/app/probe", "Probe", health).getExitCode()).isZero();
    assertThat(run("java", "-cp", "/app/probe", "Probe", "http://127.0.0.1:1/").getExitCode())
        .isNotZero();
  }

  @Test
  void isHealthyInTheEyesOfTheEngineAndSaysWhatItIs() throws Exception {
    service.start();
    until(service::isHealthy);

    Map<String, String> labels = service.getContainerInfo().getConfig().getLabels();
    assertThat(labels)
        .containsEntry("org.opencontainers.image.title", "taipei-nlu")
        .containsEntry("org.opencontainers.image.licenses", "Apache-2.0 AND ODbL-1.0")
        .containsKeys("org.opencontainers.image.version", "org.opencontainers.image.revision");
    assertThat(service.getContainerInfo().getHostConfig().getMemory()).isEqualTo(384 * MEGABYTE);
  }

  @Test
  void takesNoMoreThan350Megabytes() {
    Long bytes = DockerClientFactory.instance().client().inspectImageCmd(IMAGE).exec().getSize();
    assertThat(bytes).as("bytes of the image").isPositive().isLessThanOrEqualTo(350_000_000L);
  }

  @Test
  void hasEveryModuleThatTheServiceRefersToAndToolsToLookIntoAFault() throws Exception {
    service.start();
    List<String> there =
        run("java", "--list-modules")
            .getStdout()
            .lines()
            .map(module -> module.replaceFirst("@.*", ""))
            .toList();
    assertThat(there).containsAll(ServiceModules.find(folder.resolve("service")).names());
    assertThat(run("jcmd", "1", "GC.class_histogram").getStdout()).contains("java.lang.String");
    assertThat(run("jcmd", "1", "JFR.check").getStdout()).contains("recording");
  }

  @Test
  void parsesAHundredThousandSentencesWithinItsMemory() throws Exception {
    service.start();
    String batch = "{\"requests\": [" + (SENTENCE + ",").repeat(124) + SENTENCE + "]}";
    for (int i = 0; i < 800; i++) {
      assertThat(post("/parse/batch", batch).statusCode()).isEqualTo(200);
    }
    assertThat(service.isRunning()).isTrue();
    assertThat(service.getCurrentContainerInfo().getState().getOOMKilled()).isFalse();
    assertThat(service.getCurrentContainerInfo().getRestartCount()).isZero();
  }

  @Test
  void answersWhatIsUnderWayBeforeItEnds() throws Exception {
    service.start();
    String slow =
        "{\"requests\": ["
            + Stream.generate(() -> "{\"text\": \"" + "to Taipei ".repeat(190) + "\"}")
                .limit(128)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow()
            + "]}";
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request("/parse/batch", slow), BodyHandlers.ofString());
    until(() -> parses() > 0); // it is being worked on
    service
        .getDockerClient()
        .killContainerCmd(service.getContainerId())
        .withSignal("SIGTERM")
        .exec();

    assertThat(answer.join().statusCode()).isEqualTo(200);
    until(() -> !service.isRunning());
    assertThat(service.getCurrentContainerInfo().getState().getExitCodeLong()).isIn(0L, 143L);
  }

  @Test
  void takesANewModelUnderWayAndRefusesACorruptOne() throws Exception {
    Path models = Files.createDirectory(folder.resolve("models"));
    Path mine = models.resolve("mine");
    copyModel("default", mine);
    service
        .withEnv("NLU_MODEL_LOCATION", "/models/mine")
        .withEnv("NLU_MODEL_WATCH", "500ms")
        .withCreateContainerCmdModifier(
            command ->
                command
                    .getHostConfig()
                    .withBinds(new Bind(models.toString(), new Volume("/models"), AccessMode.ro)));
    service.start();
    assertThat(model()).isEqualTo("default");

    copyModel("travel-2", mine);
    until(() -> model().equals("travel-2"));

    Files.writeString(mine.resolve("weights.safetensors"), "torn");
    until(() -> readiness().contains("weights.safetensors"));
    assertThat(model()).isEqualTo("travel-2");
    assertThat(post("/parse", SENTENCE).statusCode()).isEqualTo(200);
  }

  /** Copies the default model under another name; the name is no part of what is hashed. */
  private static void copyModel(String name, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(DEFAULT_MODEL)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path copy = target.resolve(DEFAULT_MODEL.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        copy.toFile().setReadable(true, false);
      }
    }
    Path manifest = target.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("\"name\" *: *\"default\"", "\"name\" : \"" + name + "\""));
    for (Path folder : List.of(target.resolve(".."), target, target.resolve("vocabulary"))) {
      folder.toFile().setExecutable(true, false); // the service is another user
      folder.toFile().setReadable(true, false);
    }
  }

  private String model() {
    try {
      String answer = post("/parse", SENTENCE).body();
      return answer.replaceFirst("(?s).*\"model\":\\{\"name\":\"([^\"]*)\".*", "$1");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int parses() {
    try {
      Matcher count =
          Pattern.compile("nlu_parse_seconds_count\\S* (\\d+)")
              .matcher(get("/actuator/prometheus"));
      return count.find() ? Integer.parseInt(count.group(1)) : 0;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String readiness() {
    try {
      return get("/actuator/health/readiness");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ExecResult run(String... command) throws IOException, InterruptedException {
    return service.execInContainer(command);
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofMinutes(2))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return client.send(request(path, body), BodyHandlers.ofString());
  }

  private String get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create("http://" + service.getHost() + ":" + service.getMappedPort(8080) + path);
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 300 && !condition.getAsBoolean(); i++) {
      Thread.sleep(100);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
