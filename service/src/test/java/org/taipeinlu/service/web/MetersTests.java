package org.taipeinlu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.Stage;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class MetersTests {
  /** A metric and its selector in PromQL. */
  private static final Pattern SELECTED = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)\\{([^}]*)}");

  /** A sample and its labels in an exposition. */
  private static final Pattern EXPORTED =
      Pattern.compile("^([a-z_0-9]+)(?:\\{([^}]*)})? ", Pattern.MULTILINE);

  private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"");
  private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

  /** What Prometheus adds. */
  private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

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
  void doesNotTimeEveryFilter() {
    parse("arrive Taipei");

    assertThat(scrape()).doesNotContain("spring_security");
  }

  @ParameterizedTest
  @EnumSource
  void timesEachStage(Stage stage) {
    parse("arrive Taipei");

    String series = "nlu_parse_stage_seconds_%s{model=\"default\",stage=\"" + stage.id() + "\"%s}";
    assertThat(scrape())
        .contains(
            String.format(Locale.ROOT, series, "count", ""),
            String.format(Locale.ROOT, series, "bucket", ",le=\"1.0E-4\""));
  }

  @Test
  void exportsWhatTheDashboardShows() throws IOException {
    parse("arrive Taipei");
    Map<String, Set<String>> exported = labelsByName(EXPORTED, scrape());
    int shown = 0;

    for (String expression : expressions()) {
      Map<String, Set<String>> selected = labelsByName(SELECTED, expression);
      assertThat(selected).as(expression).isNotEmpty();
      assertThat(exported).as(expression).containsKeys(selected.keySet().toArray(new String[0]));
      Set<String> known = new TreeSet<>(OF_THE_SCRAPE);
      selected.keySet().forEach(name -> known.addAll(exported.get(name)));
      selected.values().forEach(labels -> assertThat(known).as(expression).containsAll(labels));
      Matcher grouping = GROUPING.matcher(expression);
      while (grouping.find()) {
        assertThat(known).as(expression).contains(grouping.group(1).split(", *"));
      }
      shown++;
    }

    assertThat(shown).isGreaterThan(10);
  }

  /** {@return what the panels of the dashboard ask for, in PromQL} */
  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    for (JsonNode panel :
        new JsonMapper()
            .readTree(Files.readString(Path.of("../docs/grafana/taipei-nlu.json")))
            .path("panels")) {
      panel.path("targets").forEach(target -> expressions.add(target.path("expr").asString()));
    }
    return expressions;
  }

  private static Map<String, Set<String>> labelsByName(Pattern pattern, String text) {
    Map<String, Set<String>> labels = new TreeMap<>();
    Matcher series = pattern.matcher(text);
    while (series.find()) {
      Set<String> of = labels.computeIfAbsent(series.group(1), name -> new TreeSet<>());
      Matcher label = LABEL.matcher(Objects.requireNonNullElse(series.group(2), ""));
      while (label.find()) {
        of.add(label.group(1));
      }
    }
    return labels;
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
