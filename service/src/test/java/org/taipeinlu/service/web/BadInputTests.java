package org.taipeinlu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what clients should not send, byte for byte. */
@ServiceTest
class BadInputTests {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @LocalServerPort private int port;

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Content-Type", "application/json");
  }

  private Refusal refusal(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    assertThat(response.headers().firstValue("Content-Type"))
        .as(response.body())
        .contains("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("status").asInt()).isEqualTo(response.statusCode());
    assertThat(problem.path("title").asString()).isNotBlank();
    String detail = problem.path("detail").asString();
    assertThat(detail).doesNotContain("java", "Exception", "tools.jackson", "springframework");
    return new Refusal(
        response.statusCode(),
        problem.path("type").asString().replace("urn:taipei-nlu:problem:", ""),
        problem.path("field").asString(""),
        detail);
  }

  private record Refusal(int status, String type, String field, String detail) {}

  private Refusal post(String body) throws IOException, InterruptedException {
    return refusal(request("/parse").POST(BodyPublishers.ofString(body)).build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "{",
        "{\"text\": \"a\"",
        "{\"text\": \"a\"} x",
        "{'text': 'a'}",
        "{\"text\": \"\\x\"}",
        "{\"text\": \"a\", \"text\": \"b\"}",
        "<text>a</text>"
      })
  void refusesWhatIsNotJson(String body) throws Exception {
    Refusal refusal = post(body);

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.type()).isEqualTo("invalid-json");
    assertThat(refusal.detail()).startsWith("The body is ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"text\": null}", "{\"locale\": \"en\"}"})
  void refusesARequestWithoutText(String body) throws Exception {
    assertThat(post(body))
        .isEqualTo(
            new Refusal(
                400, "missing-field", "text", "\"text\" is missing; put the sentence there"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1.5", "true", "[]", "[\"a\"]", "{}"})
  void refusesATextThatIsNoString(String value) throws Exception {
    assertThat(post(String.format(Locale.ROOT, "{\"text\": %s}", value)))
        .isEqualTo(new Refusal(400, "wrong-type", "text", "\"text\" must be a string"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "5", "\"a\"", "\"\"", "true", "[{\"text\": \"a\"}]"})
  void refusesABodyThatIsNoObject(String body) throws Exception {
    assertThat(post(body))
        .isEqualTo(new Refusal(400, "wrong-type", "", "The body must be an object"));
  }

  @Test
  void refusesTheTextThatIsOneCharacterTooLong() throws Exception {
    Refusal refusal = post(String.format(Locale.ROOT, "{\"text\": \"%s\"}", "𠮷".repeat(2001)));

    assertThat(refusal)
        .isEqualTo(
            new Refusal(
                400,
                "text-too-long",
                "text",
                "\"text\" has 2,001 characters, at most 2,000 are read; send it sentence by sentence"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83c", "\\udf0d", "a\\udf0d\\ud83c"})
  void refusesHalfCharacters(String text) throws Exception {
    assertThat(post(String.format(Locale.ROOT, "{\"text\": \"%s\"}", text)).type())
        .isEqualTo("invalid-text");
  }

  @Test
  void refusesABodyThatSaysItIsTooLarge() throws Exception {
    byte[] body = (" ".repeat(1 << 20) + "{\"text\": \"a\"}").getBytes(StandardCharsets.UTF_8);

    Refusal refusal = refusal(request("/parse").POST(BodyPublishers.ofByteArray(body)).build());

    assertThat(refusal.status()).isEqualTo(413);
    assertThat(refusal.type()).isEqualTo("body-too-large");
    assertThat(refusal.detail()).contains("1,048,576 bytes");
  }

  @Test
  void refusesAChunkedBodyOnceItIsTooLarge() throws Exception {
    byte[] chunk = " ".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
    BodyPublisher chunks = // of unknown length, so that no Content-Length is sent
        BodyPublishers.fromPublisher(
            BodyPublishers.concat(
                BodyPublishers.ofByteArrays(List.of(chunk, chunk, chunk, chunk)),
                BodyPublishers.ofByteArrays(
                    List.of("{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_8)))));

    Refusal refusal = refusal(request("/parse").POST(chunks).build());

    assertThat(refusal.status()).isEqualTo(413);
    assertThat(refusal.type()).isEqualTo("body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"})
  void refusesAnotherContentType(String type) throws Exception {
    Refusal refusal =
        refusal(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/parse"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"text\": \"a\"}"))
                .build());

    assertThat(refusal.status()).isEqualTo(415);
    assertThat(refusal.type()).isEqualTo("unsupported-media-type");
    assertThat(refusal.detail()).contains("Content-Type: application/json");
  }

  @Test
  void refusesABodyWithoutContentType() throws Exception {
    Refusal refusal =
        refusal(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/parse"))
                .POST(BodyPublishers.ofString("{\"text\": \"a\"}"))
                .build());

    assertThat(refusal.type()).isEqualTo("unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # bytes       | why
          FF            | no lead byte
          C3            | cut off
          C0 AF         | overlong
          ED A0 80      | a surrogate
          F4 90 80 80   | beyond Unicode
          BF            | a trail byte
          """)
  void refusesInvalidUtf8(String hex, String why) throws Exception {
    byte[] before = "{\"text\": \"".getBytes(StandardCharsets.UTF_8);
    byte[] bad = HexFormat.ofDelimiter(" ").parseHex(hex);
    byte[] after = "\"}".getBytes(StandardCharsets.UTF_8);

    Refusal refusal =
        refusal(
            request("/parse")
                .POST(BodyPublishers.ofByteArrays(List.of(before, bad, after)))
                .build());

    assertThat(refusal)
        .as(why)
        .isEqualTo(
            new Refusal(
                400, "invalid-utf-8", "", "The body is not valid UTF-8; encode the JSON as UTF-8"));
  }

  @Test
  void refusesUtf16() throws Exception {
    byte[] body = "{\"text\": \"a\"}".getBytes(StandardCharsets.UTF_16BE);

    assertThat(refusal(request("/parse").POST(BodyPublishers.ofByteArray(body)).build()).type())
        .isEqualTo("invalid-utf-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars", "Asia/Taipeh", "PST", "", "+25:00", "../etc/passwd"})
  void refusesAnUnknownZone(String zone) throws Exception {
    Refusal refusal =
        post(String.format(Locale.ROOT, "{\"text\": \"a\", \"timezone\": \"%s\"}", zone));

    assertThat(refusal.type()).isEqualTo("unknown-timezone");
    assertThat(refusal.field()).isEqualTo("timezone");
    assertThat(refusal.detail()).contains("Asia/Taipei");
  }

  @ParameterizedTest
  @CsvSource({
    "prefer, soon, future or past",
    "prefer, FUTURE, future or past",
    "date_order, year_first, month_first or day_first"
  })
  void refusesAChoiceThatIsNone(String field, String value, String choices) throws Exception {
    Refusal refusal =
        post(String.format(Locale.ROOT, "{\"text\": \"a\", \"%s\": \"%s\"}", field, value));

    assertThat(refusal.type()).isEqualTo("invalid-value");
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.detail()).contains(choices);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en_US", "english", "xx", "", "-", "fr", "de-DE"})
  void refusesAnUnknownLocale(String locale) throws Exception {
    Refusal refusal =
        post(String.format(Locale.ROOT, "{\"text\": \"a\", \"locale\": \"%s\"}", locale));

    assertThat(refusal.type()).isEqualTo("unknown-locale");
    assertThat(refusal.field()).isEqualTo("locale");
    assertThat(refusal.detail()).contains("[en, zh]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "",
        "2026-10-20",
        "2026-10-20T09:00:00",
        "2026-13-20T09:00:00Z",
        "2026-02-30T09:00:00Z",
        "1790000000",
        "+999999999-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z"
      })
  void refusesABadReferenceTime(String time) throws Exception {
    Refusal refusal =
        post(String.format(Locale.ROOT, "{\"text\": \"a\", \"reference_time\": \"%s\"}", time));

    assertThat(refusal.type()).isEqualTo("invalid-reference-time");
    assertThat(refusal.field()).isEqualTo("reference_time");
    assertThat(refusal.detail()).contains("2026-10-20T09:00:00+08:00");
  }

  @Test
  void namesTheUnknownFieldAndTheKnownOnes() throws Exception {
    Refusal refusal = post("{\"text\": \"a\", \"time_zone\": \"Asia/Taipei\"}");

    assertThat(refusal.type()).isEqualTo("unknown-field");
    assertThat(refusal.field()).isEqualTo("time_zone");
    assertThat(refusal.detail())
        .startsWith("\"time_zone\" is not a field; there are: ")
        .contains("locale", "reference_time", "text", "timezone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "slots": ["date"]           | invalid-value | slots
          "slots": "time"             | wrong-type    | slots
          "slots": [1]                | wrong-type    | slots[0]
          "min_confidence": 1.01      | invalid-value | min_confidence
          "min_confidence": -1        | invalid-value | min_confidence
          "min_confidence": "0.5"     | wrong-type    | min_confidence
          "min_confidence": true      | wrong-type    | min_confidence
          "explain": "yes"            | wrong-type    | explain
          "explain": 1                | wrong-type    | explain
          "model": "fr"               | unknown-model | model
          """)
  void refusesBadOptions(String option, String type, String field) throws Exception {
    Refusal refusal = post("{\"text\": \"a\", " + option + "}");

    assertThat(refusal.type()).isEqualTo(type);
    assertThat(refusal.field()).isEqualTo(field);
  }

  @Test
  void doesNotEchoAHugeFieldName() throws Exception {
    Refusal refusal = post(String.format(Locale.ROOT, "{\"%s\": 1}", "x".repeat(10_000)));

    assertThat(refusal.detail()).hasSizeLessThan(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
  void refusesAnotherMethod(String method) throws Exception {
    Refusal refusal = refusal(request("/parse").method(method, BodyPublishers.noBody()).build());

    assertThat(refusal)
        .isEqualTo(
            new Refusal(405, "method-not-allowed", "", method + " is not possible here; use POST"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/pars", "/parse/", "/parse/x", "/error", "/models/default/manifest.json"})
  void refusesAnUnknownPath(String path) throws Exception {
    Refusal refusal = refusal(request(path).GET().build());

    assertThat(refusal.status()).isEqualTo(404);
    assertThat(refusal.type()).isEqualTo("not-found");
  }

  @Test
  void refusesAClientThatTakesNoJson() throws Exception {
    HttpRequest request =
        request("/parse")
            .header("Accept", "text/html")
            .POST(BodyPublishers.ofString("{\"text\": \"a\"}"))
            .build();

    Refusal refusal = refusal(request);

    assertThat(refusal.status()).isEqualTo(406);
    assertThat(refusal.type()).isEqualTo("not-acceptable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                   | missing-field
          {"requests": null}   | missing-field
          {"requests": "a"}    | wrong-type
          {"requests": {}}     | wrong-type
          {"texts": ["a"]}     | unknown-field
          """)
  void refusesABatchThatIsNone(String body, String type) throws Exception {
    assertThat(refusal(request("/parse/batch").POST(BodyPublishers.ofString(body)).build()).type())
        .isEqualTo(type);
  }

  @Test
  void refusesABatchThatIsOneTooLarge() throws Exception {
    String requests = "{\"text\": \"a\"},".repeat(128) + "{\"text\": \"a\"}";

    Refusal refusal =
        refusal(
            request("/parse/batch")
                .POST(
                    BodyPublishers.ofString(
                        String.format(Locale.ROOT, "{\"requests\": [%s]}", requests)))
                .build());

    assertThat(refusal)
        .isEqualTo(
            new Refusal(
                400,
                "batch-too-large",
                "requests",
                "\"requests\" has 129 entries, at most 128 are answered; send several batches"));
  }
}
