package org.taipeinlu.service.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ServiceTest;
import org.yaml.snakeyaml.Yaml;

/**
 * The alerts ask for what the service exports. What they make of it is told to promtool, in
 * docs/prometheus/drift-tests.yml.
 */
@ServiceTest
class DriftRulesTests {
  private static final Pattern METER = Pattern.compile("\\bnlu_[a-z_]+(?:\\{[^}]*})?");

  @Autowired private RestTestClient client;

  @Test
  void askForMetersThatTheServiceExports() throws IOException {
    client
        .post()
        .uri("/parse")
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("text", "arrive Taipei from nowhere"))
        .exchange()
        .expectStatus()
        .isOk();
    String scrape =
        String.valueOf(
            client
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .returnResult(String.class)
                .getResponseBody());
    String rules = Files.readString(Path.of("../docs/prometheus/drift.yml"));
    Set<String> meters = new TreeSet<>();
    Matcher matcher = METER.matcher(new Yaml().load(rules).toString());
    while (matcher.find()) {
      meters.add(matcher.group());
    }

    assertThat(meters).hasSizeGreaterThan(5).contains("nlu_words_total{known=\"false\"}");
    for (String meter : meters) {
      assertThat(scrape).contains(meter.replace("}", ",")); // more labels follow
    }
  }
}
