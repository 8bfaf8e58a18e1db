package org.taipeinlu.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.ServiceTest;
import org.taipeinlu.service.TinyModel;

/**
 * Swaps models over HTTP while others ask. {@code -Dswap.model=../data/models/default} does so with
 * a model that takes its time to load.
 */
@ServiceTest
class ModelSwapUnderLoadTests {
  private static final Logger LOG = LoggerFactory.getLogger(ModelSwapUnderLoadTests.class);
  private static final int SWAPS = Integer.getInteger("swap.count", 100);
  private static final int CLIENTS = 2;
  private static final int WARM_UP = 2_000;
  private static final Path FOLDER = newFolder();

  /** Many times what a machine that is busy with builds adds, and far less than a load takes. */
  private static final Duration SLACK = Duration.ofMillis(50);

  private static final Duration SLOWEST = Duration.ofSeconds(1);

  /** Of a heap; a tenth of what a hundred models that are held would take. */
  private static final long MOST_GROWTH = 8 << 20;

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  private static Path newFolder() {
    try {
      Path parent = Files.createDirectories(Path.of("target", "test-models"));
      return Files.createTempDirectory(parent, "swaps").toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void models(DynamicPropertyRegistry registry) throws IOException {
    Optional<String> given = Optional.ofNullable(System.getProperty("swap.model"));
    for (String name : List.of("a", "b")) {
      if (given.isPresent()) {
        copy(Path.of(given.get()), FOLDER.resolve(name));
      } else {
        TinyModel.write(FOLDER.resolve(name), name);
      }
    }
    registry.add("nlu.model.folder", () -> FOLDER);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.sorted().toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  @Test
  void isNoticedByNobody() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      ask(clients, WARM_UP);
      swap(10); // what is made once is made
      List<Long> before = ask(clients, WARM_UP);
      long heapBefore = heapInUse();

      List<Long> during = new ArrayList<>();
      Swapping swapping = new Swapping();
      List<Future<List<Long>>> asking = start(clients, swapping::isAlive);
      swapping.start();
      for (Future<List<Long>> client : asking) {
        during.addAll(client.get());
      }
      swapping.result();
      long grown = heapInUse() - heapBefore;

      LOG.info(
          "{} swaps, {} requests meanwhile: 99 % took {} µs (before: {}), the slowest {} ({});"
              + " heap grown by {} KB",
          SWAPS,
          during.size(),
          percentile(during, 0.99) / 1000,
          percentile(before, 0.99) / 1000,
          percentile(during, 1) / 1000,
          percentile(before, 1) / 1000,
          grown / 1024);
      assertThat(during).hasSizeGreaterThan(SWAPS);
      assertThat(percentile(during, 0.99))
          .as("99th percentile, ns")
          .isLessThan(10 * percentile(before, 0.99) + SLACK.toNanos());
      assertThat(percentile(during, 1)).as("slowest, ns").isLessThan(SLOWEST.toNanos());
      assertThat(grown).as("growth of the heap, bytes").isLessThan(MOST_GROWTH);
    } finally {
      clients.shutdownNow();
    }
  }

  /** Puts the models in place on a thread of its own, one right after the other. */
  private final class Swapping {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean alive = true;
    private Optional<Future<?>> work = Optional.empty();

    void start() {
      work =
          Optional.of(
              thread.submit(
                  () -> {
                    try {
                      swap(SWAPS);
                    } finally {
                      alive = false;
                    }
                    return null;
                  }));
    }

    boolean isAlive() {
      return alive;
    }

    void result() throws Exception {
      work.orElseThrow().get();
      thread.shutdown();
    }
  }

  private void swap(int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      String name = i % 2 == 0 ? "b" : "a";
      HttpRequest put =
          request("/model")
              .header(ApiKey.HEADER, ApiKey.ADMIN)
              .PUT(HttpRequest.BodyPublishers.ofString("{\"location\": \"" + name + "\"}"))
              .build();
      HttpResponse<String> answer = client.send(put, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  /** {@return how long each of so many requests took, in nanoseconds} */
  private List<Long> ask(ExecutorService clients, int times) throws Exception {
    List<Long> took = new ArrayList<>();
    int each = times / CLIENTS;
    Callable<List<Long>> client = () -> askWhile(new CountDown(each)::isRunning);
    for (Future<List<Long>> asked : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
      took.addAll(asked.get());
    }
    return took;
  }

  private static final class CountDown {
    private int left;

    CountDown(int from) {
      this.left = from;
    }

    boolean isRunning() {
      return left-- > 0;
    }
  }

  private List<Future<List<Long>>> start(ExecutorService clients, BooleanSupplier going) {
    List<Future<List<Long>>> asking = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Callable<List<Long>> client = () -> askWhile(going);
      asking.add(clients.submit(client));
    }
    return asking;
  }

  private List<Long> askWhile(BooleanSupplier going) throws IOException, InterruptedException {
    HttpRequest request =
        request("/parse")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"I leave Taipei tomorrow\"}"))
            .build();
    List<Long> took = new ArrayList<>();
    while (going.getAsBoolean()) {
      long start = System.nanoTime();
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      took.add(System.nanoTime() - start);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).contains("\"departure\":{", "\"time\":{");
    }
    return took;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json");
  }

  private static long percentile(List<Long> values, double share) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private static long heapInUse() throws InterruptedException {
    for (int i = 0; i < 5; i++) { // what references and cleaners let go of goes one round later
      System.gc();
      Thread.sleep(50);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
