package org.taipeinlu.service.security;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The service as it comes, without any key. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "nlu.model.location=target/no-such-model")
@AutoConfigureRestTestClient
class AnonymousTests {
  @Autowired private RestTestClient client;
  @LocalServerPort private int port;

  @Test
  void isOpenForProgramsOnThisMachine() {
    client.get().uri("/models").exchange().expectStatus().isOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
  void isClosedForWhatAProxyOnThisMachinePassesOn(String header) {
    client
        .get()
        .uri("/models")
        .header(header, "for=192.0.2.1")
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueEquals("WWW-Authenticate", "Bearer")
        .expectHeader()
        .contentType("application/problem+json")
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:taipei-nlu:problem:unauthorized")
        .jsonPath("$.instance")
        .isEqualTo("/models");
  }

  @Test
  void neverOpensAdministration() {
    client.put().uri("/model").exchange().expectStatus().isForbidden();
  }

  @Test
  void sendsSecurityHeaders() {
    client
        .get()
        .uri("/models")
        .exchange()
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals("X-Frame-Options", "DENY")
        .expectHeader()
        .valueEquals("Referrer-Policy", "no-referrer")
        .expectHeader()
        .valueMatches("Content-Security-Policy", "default-src 'none'; .*")
        .expectHeader()
        .valueMatches("Cache-Control", ".*no-store.*")
        .expectHeader()
        .doesNotExist("Set-Cookie")
        .expectHeader()
        .doesNotExist("Server");
  }

  @Test
  void allowsNoOtherOrigin() {
    client
        .options()
        .uri("/parse")
        .header("Origin", "https://evil.example")
        .header("Access-Control-Request-Method", "POST")
        .exchange()
        .expectStatus()
        .isForbidden()
        .expectHeader()
        .doesNotExist("Access-Control-Allow-Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//parse", "/parse;a=b", "/..;/parse", "/%2e%2e/parse"})
  void refusesPathsThatHideAnother(String path) {
    client
        .get()
        .uri(URI.create("http://127.0.0.1:" + port + path))
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectHeader()
        .contentType("application/problem+json");
  }
}
