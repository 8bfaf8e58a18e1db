package org.taipeinlu.service.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ApiKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds over HTTP whatever the database is. Each test uses sentences of its own. */
abstract class FeedbackBehaviour {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String OLD_ID = "00000000-0000-0000-0000-000000000001";

  @Autowired private RestTestClient client;

  /** Leaves a database as the first version of its tables had it, with an entry in it. */
  static void fillOldTables(String url, String username) {
    Flyway.configure()
        .dataSource(url, username, "")
        .locations("classpath:db/feedback")
        .target("1")
        .load()
        .migrate();
    JdbcClient.create(new DriverManagerDataSource(url, username, ""))
        .sql(
            """
            insert into feedback (id, digest, source, text, language, answered, corrected,
              confidence, times, model_id, created, updated)
            values (?, ?, 'FEEDBACK', 'old sentence to Taipei', 'en', '[]',
              '[{"slot":"arrival","start":16,"end":22}]', 0.5, 7, 'sha256:old',
              timestamp with time zone '2026-10-19 00:00:00+00',
              timestamp with time zone '2026-10-19 00:00:00+00')""")
        .params(OLD_ID, "0".repeat(64))
        .update();
  }

  private record Answer(int status, String body) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String problem() {
      return json().path("type").asString("").replace("urn:taipei-nlu:problem:", "");
    }
  }

  private Answer send(String method, String path, Object body) {
    RestTestClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(method))
            .uri(path)
            .header(ApiKey.HEADER, ApiKey.ADMIN)
            .contentType(MediaType.APPLICATION_JSON);
    if (!method.equals("GET")) {
      request.body(body instanceof String text ? text : JSON.writeValueAsString(body));
    }
    var result = request.exchange().returnResult(String.class);
    String answer = result.getResponseBody();
    return new Answer(result.getStatus().value(), answer == null ? "" : answer);
  }

  private static Map<String, Object> span(String slot, int start, int end) {
    return Map.of("slot", slot, "start", start, "end", end);
  }

  private Answer post(String text, Object... spans) {
    return send("POST", "/feedback", Map.of("text", text, "corrected", List.of(spans)));
  }

  private JsonNode entry(Answer receipt) {
    return entry(receipt.json().path("id").asString(""));
  }

  private JsonNode entry(String id) {
    return send("GET", "/feedback/" + id, "").json();
  }

  @Test
  void keepsWhatWasAnsweredBesideWhatIsRight() {
    Answer receipt = post("leave Taipei quickly", span("arrival", 6, 12));

    assertThat(receipt.status()).isEqualTo(201);
    JsonNode entry = entry(receipt);
    assertThat(entry.at("/answered/0/slot").asString("")).isEqualTo("departure");
    assertThat(entry.at("/corrected/0/slot").asString("")).isEqualTo("arrival");
    assertThat(entry.path("disagreement").asInt(0)).isEqualTo(2);
    assertThat(entry.path("status").asString("")).isEqualTo("open");
    assertThat(entry.path("model_id").asString("")).startsWith("sha256:");
  }

  @Test
  void keepsWhatAnOlderVersionStored() {
    JsonNode entry = entry(OLD_ID);

    assertThat(entry.path("text").asString("")).isEqualTo("old sentence to Taipei");
    assertThat(entry.path("times").asInt(0)).isEqualTo(7);
    assertThat(entry.path("status").asString("")).isEqualTo("open");
  }

  @Test
  void countsTheSameSentenceAndCorrectionOnce() {
    Answer first = post("merge Taipei", span("arrival", 6, 12));
    Answer second = post("merge Taipei", span("arrival", 6, 12));
    Answer other = post("merge Taipei", span("departure", 6, 12));

    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(second.json().path("times").asInt(0)).isEqualTo(2);
    assertThat(other.json().path("id")).isNotEqualTo(first.json().path("id"));
  }

  @Test
  void countsAClientIdOnceAndRefusesItForSomethingElse() {
    Map<String, Object> sent =
        Map.of("text", "again Taipei", "corrected", List.of(), "client_id", "phone-7:1");
    send("POST", "/feedback", sent);

    assertThat(send("POST", "/feedback", sent).json().path("times").asInt(0)).isEqualTo(1);
    Answer taken =
        send(
            "POST",
            "/feedback",
            Map.of("text", "else Taipei", "corrected", List.of(), "client_id", "phone-7:1"));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.problem()).isEqualTo("client-id-taken");
  }

  @Test
  void mergesWhatTenSendAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      Callable<Answer> work = () -> post("all at once to Taipei", span("arrival", 15, 21));
      int sent = 0;
      for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(20, work))) {
        assertThat(answer.get().status()).isEqualTo(201);
        sent++;
      }
      assertThat(sent).isEqualTo(20);
    } finally {
      threads.shutdownNow();
    }

    Answer last = post("all at once to Taipei", span("arrival", 15, 21));
    assertThat(last.json().path("times").asInt(0)).isEqualTo(21);
  }

  @Test
  void masksNumbersAndAddressesAndKeepsPositionsRight() {
    Answer receipt =
        post("mail 😀li.ming@example.com or 0912345678 to Taipei", span("arrival", 43, 49));

    JsonNode entry = entry(receipt);
    assertThat(entry.path("text").asString(""))
        .isEqualTo("mail 😀xx.xxxx@xxxxxxx.xxx or 0000000000 to Taipei");
    assertThat(entry.at("/corrected/0/start").asInt(0)).isEqualTo(43);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"corrected": []}                                                               | missing-field
          {"text": "to Taipei"}                                                           | missing-field
          {"text": "to Taipei", "corrected": [{"slot": "hotel", "start": 3, "end": 9}]}   | invalid-value
          {"text": "to Taipei", "corrected": [{"slot": "arrival", "start": 4, "end": 9}]} | invalid-value
          {"text": "to Taipei", "corrected": [{"slot": "arrival", "start": 3, "end": 10}]}| invalid-value
          {"text": "to Taipei", "corrected": [{"slot": "arrival", "start": 9, "end": 3}]} | invalid-value
          {"text": "to Taipei", "corrected": [{"slot": "arrival"}]}                       | invalid-value
          {"text": "to Taipei", "corrected": [null]}                                      | invalid-value
          {"text": "to Taipei", "corrected": [], "client_id": "'; drop table feedback"}   | invalid-value
          {"text": "to Taipei", "corrected": [], "colour": "red"}                         | unknown-field
          """)
  void refusesWhatCannotBeLearned(String body, String problem) {
    Answer answer = send("POST", "/feedback", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo(problem);
  }

  @Test
  void refusesTwoSlotsOfTheSameWordsAndTooMuch() {
    assertThat(post("to Taipei", span("arrival", 3, 9), span("departure", 3, 9)).problem())
        .isEqualTo("invalid-value");
    assertThat(post("x".repeat(2001)).problem()).isEqualTo("text-too-long");
    assertThat(send("POST", "/feedback", "{\"text\": \"" + "x".repeat(1 << 21) + "\"}").problem())
        .isEqualTo("body-too-large");
  }

  @Test
  void takesSqlForText() {
    String text = "to Taipei'); drop table feedback; --";
    Answer receipt = post(text + "\u0000", span("arrival", 3, 9));

    assertThat(receipt.status()).isEqualTo(201);
    assertThat(entry(receipt).path("text").asString("")).isEqualTo(text + " ");
    assertThat(send("GET", "/feedback/x' or '1'='1", "").status()).isEqualTo(404);
    assertThat(send("GET", "/feedback?order=id;drop table feedback", "").problem())
        .isEqualTo("invalid-value");
    assertThat(entry(receipt).has("id")).isTrue();
  }

  @Test
  void tellsTheSlowerOfTwoReviewers() {
    String id = post("two reviewers to Taipei").json().path("id").asString("");
    Map<String, Object> accept =
        Map.of("version", 0, "status", "accepted", "corrected", List.of(span("arrival", 17, 23)));

    Answer first = send("PUT", "/feedback/" + id, accept);
    Answer second = send("PUT", "/feedback/" + id, Map.of("version", 0, "status", "rejected"));

    assertThat(first.json().path("version").asInt(0)).isEqualTo(1);
    assertThat(first.json().path("reviewer").asString("")).isEqualTo("admin");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.problem()).isEqualTo("edit-conflict");
    assertThat(second.json().path("detail").asString("")).contains("it is accepted in version 1");
    assertThat(entry(id).path("status").asString("")).isEqualTo("accepted");
    Answer undone = send("PUT", "/feedback/" + id, Map.of("version", 1, "status", "open"));
    assertThat(undone.json().path("status").asString("")).isEqualTo("open");
  }

  @Test
  void exportsWhatWasAcceptedAsTheTrainerReadsIt() {
    String id = post("export 我 to Taipei", span("arrival", 12, 18)).json().path("id").asString("");
    String rejected = post("rejected to Taipei").json().path("id").asString("");
    send("PUT", "/feedback/" + id, Map.of("version", 0, "status", "accepted"));
    send("PUT", "/feedback/" + rejected, Map.of("version", 0, "status", "rejected"));

    Map<String, String> lines = new TreeMap<>();
    send("GET", "/feedback/export", "")
        .body()
        .lines()
        .forEach(line -> lines.put(JSON.readTree(line).path("id").asString(""), line));

    assertThat(lines).doesNotContainKey("feedback:" + rejected);
    assertThat(lines.get("feedback:" + id))
        .isEqualTo(
            "{\"id\":\"feedback:"
                + id
                + "\",\"lang\":\"zh\",\"text\":\"export 我 to Taipei\",\"slots\":[{\"slot\":\"arrival\",\"start\":12,\"end\":18}]}");
  }

  @Test
  void queuesWhatIsMostDisputedFirst() {
    post("dispute leave Taipei", span("arrival", 14, 20));
    JsonNode queue = send("GET", "/feedback?order=disagreement&limit=500", "").json();

    int before = Integer.MAX_VALUE;
    assertThat(queue.size()).isGreaterThan(1);
    for (JsonNode entry : queue) {
      assertThat(entry.path("disagreement").asInt(0)).isLessThanOrEqualTo(before);
      before = entry.path("disagreement").asInt(0);
    }
  }

  @Test
  void deletesForGood() {
    Map<String, Object> sent =
        Map.of("text", "forget Taipei", "corrected", List.of(), "client_id", "forget");
    String id = send("POST", "/feedback", sent).json().path("id").asString("");

    assertThat(send("DELETE", "/feedback/" + id, "").status()).isEqualTo(204);
    assertThat(send("GET", "/feedback/" + id, "").status()).isEqualTo(404);
    assertThat(send("GET", "/feedback/" + UUID.randomUUID(), "").status()).isEqualTo(404);
    assertThat(send("POST", "/feedback", sent).json().path("id").asString("")).isNotEqualTo(id);
  }
}
