package org.taipeinlu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.taipeinlu.service.ServiceTest;

@ServiceTest
@TestPropertySource(
    properties = {"nlu.load.concurrent=1", "nlu.load.waiting=2", "nlu.load.patience=20ms"})
class OverloadTests {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String NDJSON = "application/x-ndjson";
  private static final String SENTENCE = "{\"text\": \"to Taipei\"}";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void refusesQuicklyWhatItCannotDoAndRecoversAtOnce() throws Exception {
    double refusedBefore = refusals();
    String batch = "{\"requests\": [" + (long128() + ",").repeat(127) + long128() + "]}";
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    IntStream.range(0, 12).forEach(i -> answers.add(send("/parse/batch", batch)));

    List<HttpResponse<String>> refused =
        answers.stream()
            .map(CompletableFuture::join)
            .filter(answer -> answer.statusCode() != 200)
            .toList();

    assertThat(refused)
        .hasSizeBetween(1, 11)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.headers().firstValue("Retry-After")).contains("1");
              assertThat(answer.body()).contains("urn:taipei-nlu:problem:overloaded");
            });
    assertThat(send("/parse", SENTENCE).join().statusCode()).isEqualTo(200);
    assertThat(refusals() - refusedBefore).isEqualTo(refused.size());
    assertThat(get("/actuator/prometheus")).contains("nlu_requests_waiting 0.0");
  }

  @Test
  void answersAStreamThatItHasBegunToTheEnd() {
    String lines = (long128() + "\n").repeat(20);
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> answers.add(send("/parse/batch", NDJSON, lines)));

    List<HttpResponse<String>> streams = answers.stream().map(CompletableFuture::join).toList();

    assertThat(streams).anySatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(streams)
        .allSatisfy(
            answer -> {
              if (answer.statusCode() == 200) {
                assertThat(answer.body().lines()).hasSize(20);
                assertThat(answer.body()).doesNotContain("\"error\"");
              } else {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
              }
            });
    assertThat(send("/parse", SENTENCE).join().statusCode()).isEqualTo(200);
  }

  @Test
  void givesThePlaceBackWhateverComesOfARequest() {
    for (int i = 0; i < 5; i++) {
      assertThat(send("/parse", "{").join().statusCode()).isEqualTo(400);
      assertThat(send("/parse", "{\"text\": 3}").join().statusCode()).isEqualTo(400);
      assertThat(send("/parse/batch", NDJSON, "{\n{\"text\": 3}\n").join().statusCode())
          .isEqualTo(200);
      assertThat(send("/parse", "{\"model\": \"none\", \"text\": \"x\"}").join().statusCode())
          .isEqualTo(400);
    }
    assertThat(send("/parse", SENTENCE).join().statusCode()).isEqualTo(200);
  }

  /** A sentence near the limit: a batch of 128 keeps the service busy for a while. */
  private static String long128() {
    return "{\"text\": \"" + "to Taipei ".repeat(199) + "\"}";
  }

  private CompletableFuture<HttpResponse<String>> send(String path, String body) {
    return send(path, "application/json", body);
  }

  private CompletableFuture<HttpResponse<String>> send(String path, String type, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Content-Type", type)
            .timeout(LONG)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  private double refusals() throws Exception {
    return get("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith("nlu_requests_refused_total "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[1]))
        .sum();
  }

  private String get(String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
