package org.taipeinlu.service.parse;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taipeinlu.Explanation;
import org.taipeinlu.ParseContext;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.model.ServedModel;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import tools.jackson.databind.JsonNode;

/** Reads what a request asks for beside the slots. */
@Component
class ExtrasReader {
  private static final int MOST_ALTERNATIVES = 10;

  private final Questions questions;

  ExtrasReader(Questions questions) {
    this.questions = questions;
  }

  /**
   * {@return what the request asks for}
   *
   * @throws ProblemException if a field holds what it must not
   */
  Extras extras(ParseRequest request, String text, ParseContext context, ServedModel model) {
    int alternatives = alternatives(request);
    boolean explain = Boolean.TRUE.equals(request.explain());
    Dialogue dialogue = dialogue(request, model.manifest());
    if (alternatives == 0 && !explain && dialogue == null) {
      return Extras.NONE;
    }
    Explanation explanation = alternatives > 0 || explain ? model.explain(text, context) : null;
    return new Extras(explanation, alternatives, explain, dialogue);
  }

  private static int alternatives(ParseRequest request) {
    int wanted = Objects.requireNonNullElse(request.alternatives(), 0);
    if (wanted < 0 || wanted > MOST_ALTERNATIVES) {
      throw ProblemException.at(
          "alternatives",
          ProblemType.INVALID_VALUE,
          "\"alternatives\" is " + wanted + "; it must be between 0 and " + MOST_ALTERNATIVES);
    }
    return wanted;
  }

  private @Nullable Dialogue dialogue(ParseRequest request, Manifest manifest) {
    Map<String, JsonNode> filled = request.context();
    if (filled == null) {
      return null;
    }
    List<String> known = manifest.slots().stream().map(Manifest.SlotType::name).toList();
    filled.forEach((slot, value) -> requireSlot(slot, value, known));
    List<String> wanted = request.slots();
    return new Dialogue(
        filled,
        wanted == null ? known : known.stream().filter(wanted::contains).toList(),
        questions);
  }

  private static void requireSlot(String slot, JsonNode value, List<String> known) {
    if (!known.contains(slot) || !value.isObject()) {
      throw ProblemException.at(
          "context",
          ProblemType.INVALID_VALUE,
          "\"context\" must hold slots as an earlier answer gave them in \"slots\" or \"merged\","
              + " by the names: "
              + String.join(", ", known));
    }
  }
}
