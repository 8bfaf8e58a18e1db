package org.taipeinlu.service.model;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.ServiceTest;

@ServiceTest
class ModelTests {
  @Autowired private RestTestClient client;

  @Test
  void tellsWhichModelAnswers() {
    client
        .get()
        .uri("/model")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo("tiny")
        .jsonPath("$.format_version")
        .isEqualTo(2)
        .jsonPath("$.created")
        .isEqualTo("2026-11-20T00:00:00Z")
        .jsonPath("$.languages[1]")
        .isEqualTo("zh")
        .jsonPath("$.slots[2].name")
        .isEqualTo("time")
        .jsonPath("$.network.kind")
        .isEqualTo("bilstm")
        .jsonPath("$.training.data_sha256")
        .isEqualTo("0".repeat(64))
        .jsonPath("$.training.dl4j_version")
        .isEqualTo("none");
  }

  @Test
  void isAliveAndReady() {
    expectHealth("/actuator/health", "UP");
    expectHealth("/actuator/health/liveness", "UP");
    expectHealth("/actuator/health/readiness", "UP");
  }

  private void expectHealth(String path, String status) {
    client
        .get()
        .uri(path)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo(status);
  }

  @Test
  void changesNoModelUnlessAFolderIsSet() {
    client
        .put()
        .uri("/model")
        .header(ApiKey.HEADER, ApiKey.ADMIN)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"location\": \"bundle\"}")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:forbidden");
  }
}
