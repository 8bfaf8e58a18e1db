package org.taipeinlu.service.parse;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.Explanation;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.service.wire.CodePoints;
import org.taipeinlu.value.PlaceValue;
import org.taipeinlu.value.TimeValue;
import org.taipeinlu.value.time.TimeContext;

/**
 * How an answer came about.
 *
 * @param tokens what the model read, with the probability of each label
 * @param values why each entity has the value it has, in the order of the entities
 * @param gates what the memory of the network did; null for a network without gates
 */
record ExplanationJson(
    List<TokenJson> tokens,
    List<ReasonJson> values,
    @Schema(nullable = true) @Nullable GatesJson gates) {
  private static final double WORTH_TELLING = 0.001;

  /**
   * A token.
   *
   * @param start Unicode code points before it
   * @param end Unicode code points before what follows it
   * @param known whether training has seen it
   * @param labels the probability of each label in BIO form, the likeliest first, without those
   *     below a thousandth
   */
  record TokenJson(String text, int start, int end, boolean known, Map<String, Double> labels) {}

  /**
   * Why a value was chosen.
   *
   * @param slot of the entity
   * @param text of the entity
   * @param reason in words
   * @param referenceTime from when a time was understood; absent for places
   * @param locale by whose customs a time was understood; absent for places
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReasonJson(
      String slot,
      String text,
      String reason,
      @Nullable String referenceTime,
      @Nullable String locale) {}

  static ExplanationJson of(Explanation explanation, Parse parse, CodePoints codePoints) {
    return new ExplanationJson(
        explanation.tokens().stream().map(token -> json(token, codePoints)).toList(),
        parse.entities().stream().map(slot -> reason(slot, explanation.when())).toList(),
        explanation.gates().map(GatesJson::of).orElse(null));
  }

  private static TokenJson json(Explanation.TokenLabels token, CodePoints codePoints) {
    Map<String, Double> labels = new LinkedHashMap<>();
    token
        .labels()
        .forEach(
            (label, probability) -> {
              if (probability >= WORTH_TELLING) {
                labels.put(label, ProbabilityJson.of(probability));
              }
            });
    return new TokenJson(
        token.text(),
        codePoints.before(token.start()),
        codePoints.before(token.end()),
        token.known(),
        labels);
  }

  private static ReasonJson reason(Slot slot, TimeContext when) {
    if (slot.value().isEmpty()) {
      return place(slot, "nothing known goes by these words");
    }
    if (slot.value().get() instanceof PlaceValue value) {
      int others = value.alternatives().size();
      return place(
          slot,
          others == 0
              ? "the one place known by this name"
              : String.format(
                  Locale.ROOT, "the likeliest of %d places known by this name", others + 1));
    }
    TimeValue time = (TimeValue) slot.value().get();
    String order = when.dateOrder().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new ReasonJson(
        slot.name(),
        slot.text(),
        String.format(
            Locale.ROOT,
            "%s, looking to the %s, numbers read %s",
            time.ambiguous()
                ? "the likeliest of " + time.readings().size() + " readings"
                : "the one reading",
            when.prefer().name().toLowerCase(Locale.ROOT),
            order),
        when.reference().toOffsetDateTime().toString(),
        when.locale().toLanguageTag());
  }

  private static ReasonJson place(Slot slot, String reason) {
    return new ReasonJson(slot.name(), slot.text(), reason, null, null);
  }
}
