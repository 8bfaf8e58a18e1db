package org.taipeinlu.service.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The slots that a conversation has filled so far, and what it lacks.
 *
 * @param filled by slot name, as an earlier answer gave them
 * @param wanted the slots that the conversation is for, in the order in which to ask
 * @param questions what to ask for each
 */
record Dialogue(Map<String, JsonNode> filled, List<String> wanted, Questions questions) {

  /**
   * Where a conversation stands.
   *
   * @param merged what is filled: what was said last counts
   * @param missing what is not
   * @param question for the first of those
   */
  record Turn(
      Map<String, Object> merged,
      List<String> missing,
      Optional<ParseResponse.QuestionJson> question) {}

  /** {@return where the conversation stands after a sentence} */
  Turn after(String language, String text, Map<String, ParseResponse.SlotJson> slots) {
    Map<String, Object> merged = new LinkedHashMap<>(filled);
    merged.putAll(slots);
    List<String> missing = wanted.stream().filter(name -> !merged.containsKey(name)).toList();
    return new Turn(
        merged,
        missing,
        missing.stream()
            .findFirst()
            .map(
                slot ->
                    new ParseResponse.QuestionJson(
                        slot, questions.of(slot, language, text).orElse(null))));
  }
}
