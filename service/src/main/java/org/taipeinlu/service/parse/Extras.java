package org.taipeinlu.service.parse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.Explanation;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.service.parse.ParseResponse.AlternativeJson;
import org.taipeinlu.service.parse.ParseResponse.SlotJson;
import org.taipeinlu.service.wire.CodePoints;

/**
 * What a request asks for beside the slots.
 *
 * @param explanation of the sentence, null if neither alternatives nor an explanation are wanted
 * @param alternatives how many for each entity
 * @param explain whether the answer tells how it came about
 * @param dialogue the slots so far, null if the sentence stands alone
 */
record Extras(
    @Nullable Explanation explanation,
    int alternatives,
    boolean explain,
    @Nullable Dialogue dialogue) {
  /** Nothing beside the slots. */
  static final Extras NONE = new Extras(null, 0, false, null);

  /** {@return other slots of the same words, if wanted} */
  Optional<List<AlternativeJson>> alternatives(Slot slot) {
    if (explanation == null || alternatives == 0) {
      return Optional.empty();
    }
    return Optional.of(
        explanation.alternatives(slot, alternatives).stream()
            .map(
                other ->
                    new AlternativeJson(
                        other.slot(),
                        other.role().orElse(null),
                        ProbabilityJson.of(other.confidence())))
            .toList());
  }

  /** {@return how the answer came about, if wanted} */
  Optional<ExplanationJson> explanation(Parse parse, CodePoints codePoints) {
    return explanation == null || !explain
        ? Optional.empty()
        : Optional.of(ExplanationJson.of(explanation, parse, codePoints));
  }

  /** {@return where the conversation stands after this sentence, if there is one} */
  Optional<Dialogue.Turn> turn(Parse parse, Map<String, SlotJson> slots) {
    return dialogue == null
        ? Optional.empty()
        : Optional.of(dialogue.after(parse.language(), parse.text(), slots));
  }
}
