package org.taipeinlu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the description of the API to what the service really answers. */
@ServiceTest
class ApiDocsTests {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private RestTestClient client;

  private JsonNode docs() {
    return read(
        client
            .get()
            .uri("/v3/api-docs")
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(String.class)
            .getResponseBody());
  }

  private static JsonNode read(@Nullable String json) {
    return JSON.readTree(String.valueOf(json));
  }

  @Test
  void namesEveryPath() {
    assertThat(new TreeSet<>(docs().path("paths").propertyNames()))
        .containsExactly(
            "/model", "/model/parse", "/models", "/parse", "/parse/batch", "/status", "/version");
  }

  @Test
  void hasExamplesThatAreAnsweredAsDescribed() {
    JsonNode docs = docs();
    int answered = 0;
    for (Map.Entry<String, JsonNode> path : docs.path("paths").properties()) {
      JsonNode post = path.getValue().path("post");
      JsonNode example = post.at("/requestBody/content/application~1json/example");
      if (example.isMissingNode()) {
        continue;
      }
      String answer =
          client
              .post()
              .uri(path.getKey())
              .contentType(MediaType.APPLICATION_JSON)
              .body(example.toString())
              .exchange()
              .expectStatus()
              .isOk()
              .returnResult(String.class)
              .getResponseBody();
      JsonNode described = post.at("/responses/200/content/application~1json");
      assertThat(faults(docs, described.path("schema"), read(answer), path.getKey())).isEmpty();
      if (described.has("example")) {
        assertThat(faults(docs, described.path("schema"), described.path("example"), "example"))
            .isEmpty();
      }
      answered++;
    }
    assertThat(answered).isGreaterThanOrEqualTo(2);
  }

  @Test
  void hasAStreamAsAnExampleThatIsAnsweredAsDescribed() {
    JsonNode docs = docs();
    JsonNode post = docs.at("/paths/~1parse~1batch/post");
    JsonNode described = post.at("/responses/200/content/application~1x-ndjson/schema");
    String lines = post.at("/requestBody/content/application~1x-ndjson/example").asString();

    String answer =
        client
            .post()
            .uri("/parse/batch")
            .contentType(MediaType.APPLICATION_NDJSON)
            .body(lines)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(String.class)
            .getResponseBody();

    List<String> answers = String.valueOf(answer).lines().toList();
    assertThat(answers).hasSize((int) lines.lines().count()).hasSizeGreaterThan(1);
    assertThat(answers)
        .allSatisfy(line -> assertThat(faults(docs, described, read(line), "line")).isEmpty());
  }

  /** {@return where a value is not what its schema says; enough of JSON Schema for this API} */
  private static List<String> faults(JsonNode docs, JsonNode schema, JsonNode value, String at) {
    if (schema.has("$ref")) {
      return faults(docs, docs.at(schema.path("$ref").asString().substring(1)), value, at);
    }
    for (String either : List.of("oneOf", "anyOf")) {
      if (schema.has(either)) {
        boolean fits = false;
        for (JsonNode option : schema.path(either)) {
          fits |= faults(docs, option, value, at).isEmpty();
        }
        return fits ? List.of() : List.of(at + ": fits none of " + either);
      }
    }
    List<String> faults = new ArrayList<>();
    if (value.isObject()) {
      JsonNode named = schema.path("properties");
      JsonNode others = schema.path("additionalProperties");
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String place = at + "." + field.getKey();
        if (named.has(field.getKey())) {
          faults.addAll(faults(docs, named.path(field.getKey()), field.getValue(), place));
        } else if (others.isObject()) {
          faults.addAll(faults(docs, others, field.getValue(), place));
        } else {
          faults.add(place + ": not described");
        }
      }
    } else if (value.isArray()) {
      value.forEach(item -> faults.addAll(faults(docs, schema.path("items"), item, at + "[]")));
    } else if (!value.isNull() && !schema.path("type").toString().contains(typeOf(value))) {
      faults.add(at + ": is a " + typeOf(value) + ", not " + schema.path("type"));
    }
    return faults;
  }

  private static String typeOf(JsonNode value) {
    if (value.isString()) {
      return "string";
    }
    if (value.isBoolean()) {
      return "boolean";
    }
    return value.isInt() ? "integer" : "number";
  }
}
