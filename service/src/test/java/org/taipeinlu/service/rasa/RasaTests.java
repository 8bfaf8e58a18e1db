package org.taipeinlu.service.rasa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers held against the shapes that Rasa (docs/static/spec/rasa.yml), wit.ai (API version
 * 20200513) and Dialogflow (v2 DetectIntentResponse) publish.
 */
@ServiceTest
class RasaTests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String REQUEST =
      "{\"text\": \"leave London, arrive Taipei 🛬 tomorrow\", \"message_id\": \"b2831e73\", \"x\": 1}";

  @Autowired private RestTestClient client;

  private ResponseSpec post(String query, String body) {
    return client
        .post()
        .uri("/model/parse" + query)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange();
  }

  private JsonNode answer(String query) {
    String body =
        post(query, REQUEST).expectStatus().isOk().returnResult(String.class).getResponseBody();
    return JSON.readTree(String.valueOf(body));
  }

  /** Confidences depend on the model; that they are between 0 and 1 does not. */
  private static void takeConfidence(JsonNode node) {
    for (String name : new String[] {"confidence_entity", "confidence_role", "confidence"}) {
      if (node.has(name)) {
        assertThat(((ObjectNode) node).remove(name).asDouble()).isBetween(0.5, 1.0);
      }
    }
  }

  @Test
  void answersAsRasa() {
    JsonNode answer = answer("");
    answer.path("entities").forEach(RasaTests::takeConfidence);

    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {"text": "leave London, arrive Taipei 🛬 tomorrow",
                 "intent": {"name": null, "confidence": 0.0},
                 "entities": [
                  {"entity": "place", "role": "departure", "start": 6, "end": 12, "value": "London",
                   "extractor": "taipei-nlu"},
                  {"entity": "place", "role": "arrival", "start": 21, "end": 27, "value": "Taipei",
                   "extractor": "taipei-nlu"},
                  {"entity": "time", "start": 30, "end": 38, "value": "2026-10-21T00:00:00+08:00",
                   "extractor": "taipei-nlu", "additional_info": {"kind": "time", "type": "value",
                    "value": "2026-10-21T00:00:00+08:00", "grain": "day", "values": [
                     {"type": "value", "value": "2026-10-21T00:00:00+08:00", "grain": "day"}],
                    "ambiguous": false}}],
                 "intent_ranking": []}
                """));
  }

  @Test
  void answersAsWit() {
    JsonNode answer = answer("?emulation_mode=WIT");
    answer.path("entities").forEach(list -> list.forEach(RasaTests::takeConfidence));

    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {"text": "leave London, arrive Taipei 🛬 tomorrow", "intents": [],
                 "entities": {
                  "wit$location:departure": [{"name": "wit$location", "role": "departure",
                   "start": 6, "end": 12, "body": "London", "entities": [], "type": "value",
                   "value": "London"}],
                  "wit$location:arrival": [{"name": "wit$location", "role": "arrival",
                   "start": 21, "end": 27, "body": "Taipei", "entities": [], "type": "value",
                   "value": "Taipei"}],
                  "wit$datetime:datetime": [{"name": "wit$datetime", "role": "datetime",
                   "start": 30, "end": 38, "body": "tomorrow", "entities": [], "type": "value",
                   "grain": "day", "value": "2026-10-21T00:00:00+08:00", "values": [
                    {"type": "value", "value": "2026-10-21T00:00:00+08:00", "grain": "day"}]}]},
                 "traits": {}}
                """));
  }

  @Test
  void answersAsDialogflow() {
    JsonNode answer = answer("?emulation_mode=dialogflow");

    assertThat(answer.path("responseId").asString()).hasSize(36);
    assertThat(answer.path("queryResult"))
        .isEqualTo(
            JSON.readTree(
                """
                {"queryText": "leave London, arrive Taipei 🛬 tomorrow", "action": "",
                 "parameters": {"arrival": "Taipei", "departure": "London", "time": "2026-10-21T00:00:00+08:00"},
                 "allRequiredParamsPresent": true, "fulfillmentText": "",
                 "fulfillmentMessages": [], "outputContexts": [],
                 "intent": {"name": "", "displayName": ""}, "intentDetectionConfidence": 0.0,
                 "languageCode": "en"}
                """));
  }

  @Test
  void refusesAnotherMode() {
    post("?emulation_mode=luis", REQUEST)
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.field")
        .isEqualTo("emulation_mode");
  }

  @Test
  void answersEmptyTextAndRefusesNone() {
    post("", "{\"text\": \"\"}")
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.entities.length()")
        .isEqualTo(0);
    post("", "{}").expectStatus().isBadRequest();
  }

  @Test
  void tellsModelAndVersion() {
    client
        .get()
        .uri("/status")
        .exchange()
        .expectBody()
        .jsonPath("$.model_file")
        .isEqualTo("tiny")
        .jsonPath("$.num_active_training_jobs")
        .isEqualTo(0);
    client
        .get()
        .uri("/version")
        .exchange()
        .expectBody()
        .jsonPath("$.version")
        .isNotEmpty()
        .jsonPath("$.minimum_compatible_version")
        .isEqualTo("3.0.0");
  }
}
