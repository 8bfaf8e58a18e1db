package org.taipeinlu.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.ServiceTest;

@ServiceTest
@TestPropertySource(
    properties = {
      "nlu.security.rate.requests=3",
      "nlu.security.rate.per=1h",
      "nlu.security.cors.origins=https://booking.example"
    })
class LimitsTests {
  @Autowired private RestTestClient client;

  @Test
  void refusesACallerWhoAsksTooOftenAndNoOther() {
    for (int i = 0; i < 3; i++) {
      client.get().uri("/models").exchange().expectStatus().isOk();
    }

    client
        .get()
        .uri("/models")
        .exchange()
        .expectStatus()
        .isEqualTo(429)
        .expectHeader()
        .value("Retry-After", seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 1201))
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:rate-limited");

    client
        .get()
        .uri("/models")
        .header(ApiKey.HEADER, ApiKey.ADMIN)
        .exchange()
        .expectStatus()
        .isOk();
    client.get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
  }

  @Test
  void allowsTheOriginsOfTheSettings() {
    client
        .options()
        .uri("/parse")
        .header("Origin", "https://booking.example")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "content-type,authorization,x-api-key")
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Access-Control-Allow-Origin", "https://booking.example")
        .expectHeader()
        .valueEquals("Access-Control-Allow-Headers", "content-type, authorization, x-api-key");
  }

  @Test
  void answersAPageOfAnAllowedOriginAndLetsItReadWhenToComeBack() {
    client
        .get()
        .uri("/models")
        .header("Origin", "https://booking.example")
        .header(ApiKey.HEADER, ApiKey.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Access-Control-Allow-Origin", "https://booking.example")
        .expectHeader()
        .valueEquals("Access-Control-Expose-Headers", "Retry-After")
        .expectHeader()
        .doesNotExist("Access-Control-Allow-Credentials");
  }

  @Test
  void refusesAPageOfAnotherOrigin() {
    client
        .get()
        .uri("/models")
        .header("Origin", "https://evil.example")
        .header(ApiKey.HEADER, ApiKey.ADMIN)
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectHeader()
        .doesNotExist("Access-Control-Allow-Origin");
  }
}
