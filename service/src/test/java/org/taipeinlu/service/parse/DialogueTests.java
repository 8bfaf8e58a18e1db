package org.taipeinlu.service.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class DialogueTests {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private RestTestClient client;

  private JsonNode parse(Map<String, Object> request) {
    byte[] body =
        client
            .post()
            .uri("/parse")
            .contentType(MediaType.APPLICATION_JSON)
            .body(JSON.writeValueAsString(request))
            .exchange()
            .returnResult(byte[].class)
            .getResponseBody();
    assertThat(body).isNotNull();
    return JSON.readTree(body);
  }

  @Test
  void asksUntilAllIsFilled() {
    JsonNode first = parse(Map.of("text", "leave Taipei", "context", Map.of()));
    assertThat(first.at("/merged/departure/text").stringValue()).isEqualTo("Taipei");
    assertThat(first.at("/question/slot").stringValue()).isEqualTo("arrival");
    assertThat(first.at("/question/text").stringValue()).isEqualTo("Where do you want to go?");

    JsonNode second =
        parse(
            Map.of(
                "text",
                "Taipei",
                "expected_slot",
                first.at("/question/slot").stringValue(),
                "context",
                first.path("merged")));
    assertThat(second.at("/merged/departure/text").stringValue()).isEqualTo("Taipei");
    assertThat(second.at("/merged/arrival/text").stringValue()).isEqualTo("Taipei");
    assertThat(second.path("missing").toString()).isEqualTo("[\"time\"]");
  }

  @Test
  void takesTheLastWord() {
    JsonNode first = parse(Map.of("text", "leave Taipei", "context", Map.of()));
    JsonNode second = parse(Map.of("text", "no, leave Taipei", "context", first.path("merged")));
    assertThat(first.at("/merged/departure/start").intValue()).isEqualTo(6);
    assertThat(second.at("/merged/departure/start").intValue()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"离开台北, 请问要去哪里？", "離開台北, 請問要去哪裡？", "leave Taipei, Where do you want to go?"})
  void asksInTheSpeakersLanguage(String text, String question) {
    assertThat(parse(Map.of("text", text, "context", Map.of())).at("/question/text").stringValue())
        .isEqualTo(question);
  }

  @Test
  void answersWithoutAContextAsEver() {
    JsonNode answer = parse(Map.of("text", "leave Taipei"));
    assertThat(answer.has("merged")).isFalse();
    assertThat(answer.has("question")).isFalse();
    assertThat(answer.has("explanation")).isFalse();
    assertThat(answer.at("/entities/0").has("alternatives")).isFalse();
  }

  @Test
  void tellsHowTheAnswerCameAbout() {
    JsonNode answer =
        parse(Map.of("text", "leave 𠮷 Taipei on 11/2", "explain", true, "alternatives", 2));

    JsonNode tokens = answer.at("/explanation/tokens");
    assertThat(tokens.get(2).path("text").stringValue()).isEqualTo("Taipei");
    assertThat(tokens.get(2).path("start").intValue()).isEqualTo(8);
    assertThat(tokens.get(2).path("labels").isEmpty()).isFalse();
    assertThat(answer.at("/explanation/values").size()).isEqualTo(answer.path("entities").size());
    for (JsonNode entity : answer.path("entities")) {
      assertThat(entity.path("alternatives").size()).isEqualTo(2);
      assertThat(entity.at("/alternatives/0/confidence").doubleValue())
          .isLessThanOrEqualTo(entity.path("confidence").doubleValue());
    }
    assertThat(parse(Map.of("text", "", "explain", true)).at("/explanation/tokens").size())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          context      | {"nowhere": {}}
          context      | {"arrival": "Taipei"}
          context      | []
          alternatives | 11
          alternatives | -1
          explain      | "yes"
          """)
  void namesTheFieldThatIsWrong(String field, String value) {
    JsonNode answer = parse(Map.of("text", "a", field, JSON.readTree(value)));
    assertThat(answer.path("status").intValue()).isEqualTo(400);
    assertThat(answer.path("field").stringValue()).isEqualTo(field);
  }
}
