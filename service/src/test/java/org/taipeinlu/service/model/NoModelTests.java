package org.taipeinlu.service.model;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "nlu.model.location=target/no-such-model")
@AutoConfigureRestTestClient
class NoModelTests {
  @Autowired private RestTestClient client;

  @Test
  void isAliveButNotReadyAndSaysWhy() {
    client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
    client
        .get()
        .uri("/actuator/health/readiness")
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("OUT_OF_SERVICE")
        .jsonPath("$.components.model.details['default refused']")
        .isEqualTo("target/no-such-model: no such folder or zip file");
  }

  @Test
  void refusesSentences() {
    client
        .post()
        .uri("/parse")
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"text\": \"Taipei\"}")
        .exchange()
        .expectStatus()
        .isEqualTo(503)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:model-not-ready");
  }
}
