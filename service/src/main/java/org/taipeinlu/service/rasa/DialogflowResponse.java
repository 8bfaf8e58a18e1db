package org.taipeinlu.service.rasa;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.wire.ValueJson;
import tools.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What Dialogflow's {@code detectIntent} answers (version 2).
 *
 * @param responseId another for each answer
 * @param queryResult what was understood
 */
@JsonNaming(LowerCamelCaseStrategy.class)
record DialogflowResponse(String responseId, QueryResult queryResult) {

  /**
   * What was understood.
   *
   * @param parameters each slot with its value, the empty string where nothing fills it
   * @param allRequiredParamsPresent whether every slot is filled
   */
  @JsonNaming(LowerCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record QueryResult(
      String queryText,
      String action,
      Map<String, Object> parameters,
      boolean allRequiredParamsPresent,
      String fulfillmentText,
      List<Object> fulfillmentMessages,
      List<Object> outputContexts,
      Intent intent,
      double intentDetectionConfidence,
      String languageCode) {}

  /** An intent. */
  @JsonNaming(LowerCamelCaseStrategy.class)
  record Intent(String name, String displayName) {}

  static DialogflowResponse of(Parse parse, Manifest manifest) {
    Map<String, Slot> slots = parse.slots();
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (Manifest.SlotType type : manifest.slots()) {
      Slot slot = slots.get(type.name());
      parameters.put(
          type.name(),
          slot == null
              ? ""
              : RasaMapper.value(slot.value().map(ValueJson::of).orElse(null), slot.text()));
    }
    return new DialogflowResponse(
        UUID.randomUUID().toString(),
        new QueryResult(
            parse.text(),
            "",
            parameters,
            parse.missing().isEmpty(),
            "",
            List.of(),
            List.of(),
            new Intent("", ""),
            0,
            parse.language()));
  }
}
