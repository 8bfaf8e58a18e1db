package org.taipeinlu.training.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.training.corpus.CodePoints;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/** Predictions in the words of the JSON files: offsets count code points. */
public final class SpanJson {
  private SpanJson() {}

  /** {@return a prediction as {@code {"id", "lang", "text", "expected": […], "got": […]}}} */
  public static Map<String, Object> of(Prediction prediction) {
    String text = prediction.sentence().text();
    CodePoints codePoints = new CodePoints(text);
    List<Map<String, Object>> expected =
        prediction.sentence().slots().stream().map(range -> of(range, text, codePoints)).toList();
    List<Map<String, Object>> got =
        prediction.found().stream()
            .map(
                found -> {
                  Map<String, Object> span = of(found.range(), text, codePoints);
                  span.put("confidence", found.confidence());
                  return span;
                })
            .toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", prediction.sentence().id());
    json.put("lang", prediction.sentence().language());
    json.put("text", text);
    json.put("expected", expected);
    json.put("got", got);
    return json;
  }

  private static Map<String, Object> of(Range range, String text, CodePoints codePoints) {
    Map<String, Object> span = new LinkedHashMap<>();
    int colon = range.slot().indexOf(':');
    span.put("slot", colon < 0 ? range.slot() : range.slot().substring(0, colon));
    if (colon >= 0) {
      span.put("role", range.slot().substring(colon + 1));
    }
    span.put("start", codePoints.before(range.start()));
    span.put("end", codePoints.before(range.end()));
    span.put("text", text.substring(range.start(), range.end()));
    return span;
  }
}
