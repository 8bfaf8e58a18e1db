package org.taipeinlu.service;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The README's examples, answered by the model that is shipped. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
class DefaultModelTests {
  @Autowired private RestTestClient client;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # text                                         | slot      | place  | start | end | time         | role
          I would like to arrive Taipei on November 2nd. | arrival   | Taipei | 23    | 29  | November 2nd | arrival
          I would like to leave Taipei on November 2nd.  | departure | Taipei | 22    | 28  | November 2nd | departure
          我想在11月2號到台北                              | arrival   | 台北   | 9     | 11  | 11月2號       | arrival
          我想在11月2号离开台北                            | departure | 台北   | 10    | 12  | 11月2号       | departure
          """)
  void fillsTheSlots(
      String text, String slot, String place, int start, int end, String time, String role) {
    client
        .post()
        .uri("/parse")
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            String.format(
                Locale.ROOT,
                "{\"text\": \"%s\", \"reference_time\": \"2026-10-20T09:00:00+08:00\"}",
                text))
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath(String.format(Locale.ROOT, "$.slots.%s.text", slot))
        .isEqualTo(place)
        .jsonPath(String.format(Locale.ROOT, "$.slots.%s.start", slot))
        .isEqualTo(start)
        .jsonPath(String.format(Locale.ROOT, "$.slots.%s.end", slot))
        .isEqualTo(end)
        .jsonPath("$.slots.time.text")
        .isEqualTo(time)
        .jsonPath("$.slots.time.role")
        .isEqualTo(role)
        .jsonPath(String.format(Locale.ROOT, "$.slots.%s.value.name", slot))
        .isEqualTo("Taipei")
        .jsonPath("$.slots.time.value.value")
        .isEqualTo("2026-11-02T00:00:00+08:00")
        .jsonPath("$.entities.length()")
        .isEqualTo(2)
        .jsonPath("$.model.name")
        .isEqualTo("default");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # text                                  | option                      | value
          I want to leave Taipei on November 2nd. | "prefer": "future"          | 2026-11-02
          I want to leave Taipei on November 2nd. | "prefer": "past"            | 2025-11-02
          I want to leave Taipei on 11/2.         | "date_order": "month_first" | 2026-11-02
          I want to leave Taipei on 11/2.         | "date_order": "day_first"   | 2027-02-11
          """)
  void readsATimeAsTheRequestWantsIt(String text, String option, String value) {
    client
        .post()
        .uri("/parse")
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            String.format(
                Locale.ROOT,
                "{\"text\": \"%s\", \"reference_time\": \"2026-10-20T09:00:00+08:00\", %s}",
                text,
                option))
        .exchange()
        .expectBody()
        .jsonPath("$.slots.time.value.value")
        .isEqualTo(value + "T00:00:00+08:00");
  }
}
