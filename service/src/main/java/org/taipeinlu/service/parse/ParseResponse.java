package org.taipeinlu.service.parse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.service.wire.PlaceJson;
import org.taipeinlu.service.wire.TimeJson;
import org.taipeinlu.service.wire.ValueJson;

/**
 * What {@code POST /parse} answers.
 *
 * @param text the sentence as sent
 * @param language ISO 639 code: of the request's locale, or guessed
 * @param slots of each filled slot the most confident entity
 * @param entities all that was found, in reading order
 * @param missing slots of the model that nothing fills, neither here nor in the request's context
 * @param merged the request's context with what was filled now; absent without a context
 * @param question what to ask next; absent without a context, and when nothing is missing
 * @param explanation how the answer came about; absent unless asked for
 * @param model who answered
 */
record ParseResponse(
    String text,
    String language,
    Map<String, SlotJson> slots,
    List<SlotJson> entities,
    List<String> missing,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> merged,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable QuestionJson question,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationJson explanation,
    ModelJson model)
    implements BatchResponse.Result {

  /**
   * Words that fill a slot.
   *
   * @param slot the slot's name
   * @param role what the value is for, where the slot leaves it open
   * @param text the words
   * @param start Unicode code points before the words
   * @param end Unicode code points before what follows the words
   * @param confidence between 0 and 1
   * @param value what the words stand for, null where that is not known
   * @param alternatives other slots of the same words; absent unless asked for
   */
  record SlotJson(
      String slot,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String role,
      String text,
      int start,
      int end,
      double confidence,
      @Schema(
              oneOf = {PlaceJson.class, TimeJson.class},
              nullable = true)
          @Nullable ValueJson value,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AlternativeJson> alternatives) {}

  /** Another slot for the same words, with the probability that it is the right one. */
  record AlternativeJson(
      String slot,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String role,
      double confidence) {}

  /**
   * What to ask next.
   *
   * @param slot what the answer will fill: the {@code expected_slot} of the next request
   * @param text the question in the speaker's language; absent if none is written for the slot
   */
  record QuestionJson(
      String slot, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {}

  /** The model by the name users give it and by the content of its files. */
  record ModelJson(String name, String id) {}
}
