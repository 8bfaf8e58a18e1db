package org.taipeinlu.service.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ServiceTest;

/** A database that nobody listens for. */
@ServiceTest
@TestPropertySource(
    properties = {
      "nlu.feedback.enabled=true",
      "nlu.feedback.url=jdbc:postgresql://127.0.0.1:1/none",
      "nlu.feedback.sample.below=1",
      "nlu.feedback.sample.buffer=3"
    })
class NoDatabaseTests {
  @Autowired private RestTestClient client;
  @Autowired private MeterRegistry meters;

  private int post(String path, String body) {
    return client
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange()
        .returnResult(String.class)
        .getStatus()
        .value();
  }

  @Test
  void parsesAllTheSameAndCountsWhatItCouldNotKeep() {
    long start = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(post("/parse", "{\"text\": \"to Taipei\"}")).isEqualTo(200);
    }

    // one waits with the writer, three in the buffer
    assertThat(meters.get("nlu.feedback.samples").tag("outcome", "dropped").counter().count())
        .isGreaterThanOrEqualTo(46);
    // fifty times the two seconds of a connection would be a hundred
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void refusesFeedbackRatherThanLosingIt() {
    assertThat(post("/feedback", "{\"text\": \"to Taipei\", \"corrected\": []}")).isEqualTo(503);
  }
}
