package org.taipeinlu.service.feedback;

import java.util.List;
import org.taipeinlu.Parse;
import org.taipeinlu.Slot;
import org.taipeinlu.service.wire.CodePoints;

/**
 * What a model found, as it is stored.
 *
 * @param spans in reading order
 * @param confidence least of them; 1 where there is none
 */
record Spans(List<SpanJson> spans, double confidence) {

  static Spans of(Parse parse) {
    CodePoints codePoints = new CodePoints(parse.text());
    return new Spans(
        parse.entities().stream()
            .map(
                entity ->
                    new SpanJson(
                        entity.name(),
                        entity.role().orElse(null),
                        codePoints.before(entity.start()),
                        codePoints.before(entity.end())))
            .toList(),
        parse.entities().stream().mapToDouble(Slot::confidence).min().orElse(1));
  }
}
