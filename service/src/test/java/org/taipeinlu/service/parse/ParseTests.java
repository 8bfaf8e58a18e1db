package org.taipeinlu.service.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.BodyContentSpec;
import org.taipeinlu.service.ServiceTest;

@ServiceTest
class ParseTests {
  @Autowired private RestTestClient client;

  private BodyContentSpec post(String path, String body) {
    return client
        .post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange()
        .expectStatus()
        .isOk()
        .expectHeader()
        .contentType(MediaType.APPLICATION_JSON)
        .expectBody();
  }

  @Test
  void answersAsTheContractSays() {
    post("/parse", "{\"text\": \"I would like to arrive Taipei on November 2nd.\"}")
        .jsonPath("$.text")
        .isEqualTo("I would like to arrive Taipei on November 2nd.")
        .jsonPath("$.language")
        .isEqualTo("en")
        .jsonPath("$.slots.arrival.slot")
        .isEqualTo("arrival")
        .jsonPath("$.slots.arrival.text")
        .isEqualTo("Taipei")
        .jsonPath("$.slots.arrival.start")
        .isEqualTo(23)
        .jsonPath("$.slots.arrival.end")
        .isEqualTo(29)
        .jsonPath("$.slots.arrival.confidence")
        .value(
            Double.class,
            confidence -> assertThat(confidence).isGreaterThan(0.9).isLessThanOrEqualTo(1))
        .jsonPath("$.slots.arrival.value.kind")
        .isEqualTo("place")
        .jsonPath("$.slots.arrival.value.iata[0]")
        .isEqualTo("TPE")
        .jsonPath("$.slots.time.value.kind")
        .isEqualTo("time")
        .jsonPath("$.slots.time.value.type")
        .isEqualTo("value")
        .jsonPath("$.slots.time.value.value")
        .isEqualTo("2026-11-02T00:00:00+08:00")
        .jsonPath("$.slots.time.value.grain")
        .isEqualTo("day")
        .jsonPath("$.slots.arrival.role")
        .doesNotExist()
        .jsonPath("$.slots.time.text")
        .isEqualTo("November 2nd")
        .jsonPath("$.entities.length()")
        .isEqualTo(2)
        .jsonPath("$.entities[0].slot")
        .isEqualTo("arrival")
        .jsonPath("$.missing[0]")
        .isEqualTo("departure")
        .jsonPath("$.missing.length()")
        .isEqualTo(1)
        .jsonPath("$.model.name")
        .isEqualTo("tiny")
        .jsonPath("$.model.id")
        .value(String.class, id -> assertThat(id).matches("sha256:[0-9a-f]{64}"));
  }

  @ParameterizedTest
  @CsvSource({
    "I would like to leave Taipei on November 2nd., departure, Taipei",
    "我想在11月2號到台北, arrival, 台北",
    "我想在11月2号离开台北, departure, 台北"
  })
  void tellsArrivingFromLeaving(String text, String slot, String place) {
    post("/parse", String.format(Locale.ROOT, "{\"text\": \"%s\"}", text))
        .jsonPath(String.format(Locale.ROOT, "$.slots.%s.text", slot))
        .isEqualTo(place)
        .jsonPath("$.slots.time")
        .exists();
  }

  @Test
  void countsCodePointsNotUtf16Units() {
    post("/parse", "{\"text\": \"🏝️🏝️ 𠮷 Taipei\"}")
        .jsonPath("$.slots.arrival.start")
        .isEqualTo(7)
        .jsonPath("$.slots.arrival.end")
        .isEqualTo(13);
  }

  @Test
  void keepsTheMostConfidentOfTwoAndListsBoth() {
    post("/parse", "{\"text\": \"London, no, arrive Taipei\"}")
        .jsonPath("$.slots.arrival.text")
        .isEqualTo("Taipei")
        .jsonPath("$.entities.length()")
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\\n\\t", "\\u3000"})
  void answersNothingToNothing(String text) {
    post("/parse", String.format(Locale.ROOT, "{\"text\": \"%s\"}", text))
        .jsonPath("$.entities.length()")
        .isEqualTo(0)
        .jsonPath("$.slots.length()")
        .isEqualTo(0)
        .jsonPath("$.missing.length()")
        .isEqualTo(3);
  }

  @Test
  void takesTimeZoneAndLocaleOfTheRequest() {
    post(
            "/parse",
            """
            {"text": "tomorrow", "reference_time": "2027-01-31T20:00:00Z",
             "timezone": "Asia/Taipei", "locale": "zh-Hant-TW"}
            """)
        .jsonPath("$.language")
        .isEqualTo("zh")
        .jsonPath("$.slots.time.value.value")
        .isEqualTo("2027-02-02T00:00:00+08:00");
  }

  @ParameterizedTest
  @CsvSource({
    "Taipei, departure, departure",
    "Taipei, arrival, arrival",
    "'Taipei, please', departure, departure",
    "arrive Taipei, departure, arrival",
    "leave Taipei, arrival, departure",
    "台北, departure, departure",
    "tomorrow, time, time",
    "tomorrow, departure, time"
  })
  void takesTheQuestionIntoAccount(String text, String expected, String slot) {
    post(
            "/parse",
            String.format(
                Locale.ROOT, "{\"text\": \"%s\", \"expected_slot\": \"%s\"}", text, expected))
        .jsonPath("$.entities.length()")
        .isEqualTo(1)
        .jsonPath("$.entities[0].slot")
        .isEqualTo(slot);
  }

  @Test
  void answersTheLongestText() {
    post("/parse", String.format(Locale.ROOT, "{\"text\": \"%s\"}", "𠮷".repeat(2000)))
        .jsonPath("$.entities.length()")
        .isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # option                        | entities | missing
          "slots": []                     | 0        |
          "slots": ["time"]               | 1        |
          "slots": ["time", "departure"]  | 1        | departure
          "min_confidence": 0             | 2        | departure
          "min_confidence": 0.999         | 1        | departure,time
          "min_confidence": 1             | 0        | arrival,departure,time
          """)
  void answersWhatIsWanted(String option, int entities, @Nullable String missing) {
    post("/parse", "{\"text\": \"arrive Taipei on November 2nd\", " + option + "}")
        .jsonPath("$.entities.length()")
        .isEqualTo(entities)
        .jsonPath("$.missing")
        .value(
            new ParameterizedTypeReference<List<String>>() {},
            names -> assertThat(String.join(",", names)).isEqualTo(missing == null ? "" : missing));
  }

  @Test
  void explainsHowItReadTheSentenceIfAsked() {
    post("/parse", "{\"text\": \"🛬 leave Taipei\", \"explain\": true}")
        .jsonPath("$.explanation.tokens.length()")
        .isEqualTo(3)
        .jsonPath("$.explanation.tokens[1].text")
        .isEqualTo("leave")
        .jsonPath("$.explanation.tokens[1].start")
        .isEqualTo(2)
        .jsonPath("$.explanation.tokens[2].end")
        .isEqualTo(14)
        .jsonPath("$.explanation.gates.layers.length()")
        .isEqualTo(1)
        .jsonPath("$.explanation.gates.layers[0].forward.length()")
        .isEqualTo(3)
        .jsonPath("$.explanation.gates.layers[0].backward.length()")
        .isEqualTo(3)
        // the cell that remembers leaving, see TinyModel
        .jsonPath("$.explanation.gates.layers[0].forward[1].cells[0].cell")
        .isEqualTo(4)
        .jsonPath("$.explanation.gates.layers[0].forward[1].cells[0].before")
        .isEqualTo(0.0)
        .jsonPath("$.explanation.gates.layers[0].forward[2].forget")
        .value(Double.class, forget -> assertThat(forget).isBetween(0.0, 1.0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"explain\": false", ", \"explain\": null"})
  void explainsNothingIfNotAsked(String option) {
    post("/parse", "{\"text\": \"to Taipei\"" + option + "}")
        .jsonPath("$.explanation")
        .doesNotExist();
  }

  @Test
  void answersABatchInItsOrder() {
    post("/parse/batch", "{\"requests\": [{\"text\": \"to Taipei\"}, {\"text\": \"from London\"}]}")
        .jsonPath("$.results.length()")
        .isEqualTo(2)
        .jsonPath("$.results[0].slots.arrival.text")
        .isEqualTo("Taipei")
        .jsonPath("$.results[1].slots.departure.text")
        .isEqualTo("London");
  }

  @Test
  void reportsABadRequestOfABatchInItsPlace() {
    post(
            "/parse/batch",
            """
            {"requests": [{"text": 5}, {"text": "to Taipei"}, {"txt": ""}, null, {"text": "a", "timezone": "Mars"}]}
            """)
        .jsonPath("$.results.length()")
        .isEqualTo(5)
        .jsonPath("$.results[0].error.type")
        .isEqualTo("urn:taipei-nlu:problem:wrong-type")
        .jsonPath("$.results[0].error.status")
        .isEqualTo(400)
        .jsonPath("$.results[0].error.field")
        .isEqualTo("text")
        .jsonPath("$.results[1].slots.arrival.text")
        .isEqualTo("Taipei")
        .jsonPath("$.results[2].error.type")
        .isEqualTo("urn:taipei-nlu:problem:unknown-field")
        .jsonPath("$.results[3].error.type")
        .isEqualTo("urn:taipei-nlu:problem:wrong-type")
        .jsonPath("$.results[4].error.type")
        .isEqualTo("urn:taipei-nlu:problem:unknown-timezone");
  }

  @Test
  void answersAnEmptyBatch() {
    post("/parse/batch", "{\"requests\": []}").jsonPath("$.results.length()").isEqualTo(0);
  }
}
