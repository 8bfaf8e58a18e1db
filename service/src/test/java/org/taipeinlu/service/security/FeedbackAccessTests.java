package org.taipeinlu.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.ServiceTest;

/** Every endpoint with every role, those included that there are only when feedback is taken. */
@ServiceTest
class FeedbackAccessTests {
  private static final String ENTRY = "/feedback/00000000-0000-0000-0000-000000000000";

  /** What no key is needed for; anything new must be put here, or be closed. */
  private static final Set<String> OPEN =
      Set.of("GET /version", "GET /v3/api-docs", "GET /v3/api-docs.yaml");

  @Autowired private RestTestClient client;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @DynamicPropertySource
  static void keys(DynamicPropertyRegistry settings) {
    settings.add("nlu.feedback.enabled", () -> true);
    settings.add("nlu.feedback.url", () -> "jdbc:h2:mem:access;DB_CLOSE_DELAY=-1");
    settings.add("nlu.security.anonymous", () -> "none");
    for (Role role : List.of(Role.PARSE, Role.METRICS, Role.FEEDBACK)) {
      String name = "nlu.security.keys.of-" + role.id();
      settings.add(name + ".sha256", () -> ApiKey.sha256(role.id()));
      settings.add(name + ".roles", role::id);
    }
  }

  private int status(String request, String key) {
    String[] parts = request.split(" ", -1);
    RestTestClient.RequestBodySpec sent =
        client
            .method(HttpMethod.valueOf(parts[0]))
            .uri(parts[1])
            .contentType(MediaType.APPLICATION_JSON);
    if (!key.isEmpty()) {
      sent.header(ApiKey.HEADER, key);
    }
    if (!parts[0].equals("GET")) {
      sent.body("{}");
    }
    return sent.exchange().returnResult(String.class).getStatus().value();
  }

  /** 204, 400 and 404 are what an empty request gets once it is let in. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # request              | no key | parse | metrics | feedback | admin
          POST /feedback         | 401    | 400   | 403     | 400      | 400
          GET /feedback          | 401    | 403   | 403     | 403      | 200
          GET /feedback/export   | 401    | 403   | 403     | 403      | 200
          GET ENTRY              | 401    | 403   | 403     | 403      | 404
          PUT ENTRY              | 401    | 403   | 403     | 403      | 400
          DELETE ENTRY           | 401    | 403   | 403     | 403      | 204
          GET ENTRY/choices      | 401    | 403   | 403     | 403      | 404
          POST /parse            | 401    | 400   | 403     | 403      | 400
          POST /parse/batch      | 401    | 400   | 403     | 403      | 400
          POST /model/parse      | 401    | 400   | 403     | 403      | 400
          GET /model             | 401    | 200   | 403     | 403      | 200
          PUT /model             | 401    | 403   | 403     | 403      | 400
          GET /status            | 401    | 200   | 403     | 403      | 200
          GET /version           | 200    | 200   | 200     | 200      | 200
          GET /actuator          | 401    | 403   | 403     | 403      | 200
          GET /actuator/prometheus | 401  | 403   | 200     | 403      | 200
          """)
  void letsInWhoMayComeIn(
      String request, int noKey, int parse, int metrics, int feedback, int admin) {
    String sent = request.replace("ENTRY", ENTRY);

    assertThat(status(sent, "")).as("no key").isEqualTo(noKey);
    assertThat(status(sent, Role.PARSE.id())).as("parse").isEqualTo(parse);
    assertThat(status(sent, Role.METRICS.id())).as("metrics").isEqualTo(metrics);
    assertThat(status(sent, Role.FEEDBACK.id())).as("feedback").isEqualTo(feedback);
    assertThat(status(sent, ApiKey.ADMIN)).as("admin").isEqualTo(admin);
  }

  @Test
  void leavesNoEndpointOpenThatIsNotMeantToBe() {
    List<String> requests = requests();
    assertThat(requests)
        .contains("POST /parse", "PUT /model", "GET /feedback", "GET /version")
        .hasSizeGreaterThan(12);

    for (String request : requests) {
      int status = status(request, "");
      if (OPEN.contains(request)) {
        assertThat(status).as(request).isEqualTo(200);
      } else {
        assertThat(status).as(request).isEqualTo(401);
        assertThat(status(request, Role.METRICS.id())).as(request).isEqualTo(403);
      }
    }
  }

  @Test
  void letsNobodyButTheAdministratorSeeFeedback() {
    List<String> requests =
        requests().stream()
            .filter(request -> request.contains(" /feedback"))
            .filter(request -> !request.equals("POST /feedback"))
            .toList();
    assertThat(requests).hasSizeGreaterThanOrEqualTo(5);

    for (String request : requests) {
      for (Role role : List.of(Role.PARSE, Role.METRICS, Role.FEEDBACK)) {
        assertThat(status(request, role.id())).as("%s as %s", request, role).isEqualTo(403);
      }
      assertThat(status(request, ApiKey.ADMIN)).as(request).isNotIn(401, 403);
    }
  }

  /** {@return every method and path that a controller answers} */
  private List<String> requests() {
    List<String> requests = new ArrayList<>();
    for (Map.Entry<RequestMappingInfo, ?> mapping : mappings.getHandlerMethods().entrySet()) {
      for (RequestMethod method : mapping.getKey().getMethodsCondition().getMethods()) {
        for (String path : mapping.getKey().getPatternValues()) {
          requests.add(method + " " + path.replace("{id}", ENTRY.substring(10)));
        }
      }
    }
    return requests;
  }
}
