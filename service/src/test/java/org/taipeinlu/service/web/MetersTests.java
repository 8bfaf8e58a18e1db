package org.taipeinlu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ServiceTest;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class MetersTests {
  private static final Pattern METRIC = Pattern.compile("\\b(?:nlu|http|jvm|process)_[a-z_]+\\b");

  @Autowired private RestTestClient client;

  private void parse(String text) {
    client
        .post()
        .uri("/parse")
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"text\": \"" + text + "\"}")
        .exchange()
        .expectStatus()
        .isOk();
  }

  private String scrape() {
    String body =
        client
            .get()
            .uri("/actuator/prometheus")
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(String.class)
            .getResponseBody();
    return String.valueOf(body);
  }

  @Test
  void countsSentencesSlotsAndUnknownWords() {
    parse("arrive Taipei from nowhere");

    assertThat(scrape())
        .contains(
            "nlu_parse_seconds_bucket{model=\"default\",le=",
            "nlu_slots_filled_total{model=\"default\",slot=\"arrival\"}",
            "nlu_slot_confidence_bucket{model=\"default\",slot=\"arrival\",le=\"0.99\"}",
            "nlu_words_total{known=\"false\",model=\"default\"}",
            "nlu_words_total{known=\"true\",model=\"default\"}",
            "nlu_model_loads_total{model=\"default\",outcome=\"loaded\"}",
            "http_server_requests_seconds_bucket{")
        .containsPattern(
            "nlu_model_info\\{id=\"sha256:[0-9a-f]{64}\",model=\"default\",name=\"tiny\"\\} 1");
  }

  @Test
  void exportsWhatTheDashboardShows() throws IOException {
    parse("arrive Taipei");
    String dashboard = Files.readString(Path.of("../docs/grafana/taipei-nlu.json"));
    Set<String> shown = new TreeSet<>();
    Matcher matcher = METRIC.matcher(dashboard);
    while (matcher.find()) {
      shown.add(matcher.group());
    }

    assertThat(shown).hasSizeGreaterThan(8);
    assertThat(scrape()).contains(shown);
  }

  @Test
  void keepsSentencesOutOfTheLog(CapturedOutput output) {
    parse("arrive Taipei with a secret");

    assertThat(output).doesNotContain("secret");
  }

  @Test
  void keepsTheRequestIdOfTheSender() {
    client
        .get()
        .uri("/models")
        .header("X-Request-Id", "abc-123")
        .exchange()
        .expectHeader()
        .valueEquals("X-Request-Id", "abc-123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "<script>", "é"})
  void replacesARequestIdThatIsNotSafeToLog(String id) {
    client
        .get()
        .uri("/models")
        .header("X-Request-Id", id)
        .exchange()
        .expectHeader()
        .valueMatches("X-Request-Id", "[0-9a-f-]{36}");
  }
}
