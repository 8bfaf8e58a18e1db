package org.taipeinlu.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.ServiceTest;

/** Every endpoint with every role. */
@ServiceTest
@TestPropertySource(
    properties = {
      "nlu.security.anonymous=none",
      // printf %s test-parse-key | sha256sum, and the same of test-metrics-key
      "nlu.security.keys.robot.sha256="
          + "b583c5891c1c8d8f9f79a5f7d360d6b4e2206f0d24596e03e725317b1c1e9a82",
      "nlu.security.keys.meter.sha256="
          + "c098c85c40d6cf2cd466570e47371a5ec7cfc22c37585e05188869dec452347e",
      "nlu.security.keys.meter.roles=metrics"
    })
class AccessTests {
  @Autowired private RestTestClient client;

  private int status(String method, String path, String key) {
    RestTestClient.RequestBodySpec request =
        client.method(HttpMethod.valueOf(method)).uri(path).contentType(MediaType.APPLICATION_JSON);
    if (!key.equals("-")) {
      request.header(ApiKey.HEADER, key);
    }
    if (!method.equals("GET")) {
      request.body("{}");
    }
    return request.exchange().returnResult(String.class).getStatus().value();
  }

  /** 400 is what an empty request gets once it is let in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # request                    | no key | parse | metrics | admin | wrong key
          POST /parse                  | 401    | 400   | 403     | 400   | 401
          POST /parse/batch            | 401    | 400   | 403     | 400   | 401
          GET /model                   | 401    | 200   | 403     | 200   | 401
          GET /models                  | 401    | 200   | 403     | 200   | 401
          POST /model/parse            | 401    | 400   | 403     | 400   | 401
          GET /status                  | 401    | 200   | 403     | 200   | 401
          POST /feedback               | 401    | 404   | 403     | 404   | 401
          GET /feedback                | 401    | 403   | 403     | 404   | 401
          GET /feedback/export         | 401    | 403   | 403     | 404   | 401
          GET /review.html             | 200    | 200   | 200     | 200   | 401
          GET /version                 | 200    | 200   | 200     | 200   | 401
          GET /v3/api-docs             | 200    | 200   | 200     | 200   | 401
          PUT /model                   | 401    | 403   | 403     | 400   | 401
          GET /actuator                | 401    | 403   | 403     | 200   | 401
          GET /actuator/prometheus     | 401    | 403   | 200     | 200   | 401
          GET /actuator/env            | 401    | 403   | 403     | 404   | 401
          GET /actuator/health         | 200    | 200   | 200     | 200   | 401
          GET /actuator/health/liveness | 200   | 200   | 200     | 200   | 401
          GET /nothing                 | 401    | 404   | 403     | 404   | 401
          """)
  void letsInWhoMayComeIn(String request, int noKey, int parse, int metrics, int admin, int wrong) {
    String method = request.split(" ", -1)[0];
    String path = request.split(" ", -1)[1];

    assertThat(status(method, path, "-")).as("no key").isEqualTo(noKey);
    assertThat(status(method, path, "test-parse-key")).as("parse").isEqualTo(parse);
    assertThat(status(method, path, "test-metrics-key")).as("metrics").isEqualTo(metrics);
    assertThat(status(method, path, ApiKey.ADMIN)).as("admin").isEqualTo(admin);
    assertThat(status(method, path, "wrong")).as("wrong key").isEqualTo(wrong);
  }
}
