package org.taipeinlu.service.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.taipeinlu.service.TaipeiNluService;
import org.taipeinlu.service.TinyModel;

/** A real process with H2, killed while it is written to. */
class DurabilityTests {
  private static final int WRITERS = 10;
  private static final int ENOUGH = 100; // answers before the kill

  @TempDir private Path folder = Path.of("");
  private final HttpClient client = HttpClient.newHttpClient();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

  @Test
  @Timeout(120)
  void losesNothingThatItHasAcknowledgedWhenItIsKilled() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("feedback");
    int port = freePort();
    Process service = start(url, port);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      awaitReady(service, port);
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.execute(() -> write(number, port));
      }
      while (acknowledged.size() < ENOUGH) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } finally {
      service.destroyForcibly().waitFor(); // SIGKILL
      writers.shutdownNow();
      assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "", ""));
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(
            jdbc.sql("select client_id from feedback_sender join feedback on feedback_id = id")
                .query(String.class)
                .list())
        .containsAll(acknowledged);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private Process start(String url, int port) throws IOException {
    Path model = folder.resolve("model");
    TinyModel.write(model);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            TaipeiNluService.class.getName(),
            "--server.port=" + port,
            "--nlu.model.location=" + model,
            "--nlu.feedback.enabled=true",
            "--nlu.feedback.url=" + url)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("service.log").toFile())
        .start();
  }

  private void awaitReady(Process service, int port) throws Exception {
    while (true) {
      assertThat(service.isAlive()).as("the service runs").isTrue();
      try {
        HttpRequest health =
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not yet
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private void write(int writer, int port) {
    try {
      for (int i = 0; ; i++) {
        String id = writer + "-" + i;
        String body =
            "{\"client_id\": \""
                + id
                + "\", \"text\": \"to Taipei "
                + id
                + "\", \"corrected\": []}";
        HttpRequest request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/feedback"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201) {
          acknowledged.add(id);
        }
      }
    } catch (IOException e) {
      // the service is dead
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
