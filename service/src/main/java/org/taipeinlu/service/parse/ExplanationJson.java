package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.Explanation;
import org.taipeinlu.service.wire.CodePoints;

/**
 * How a sentence was read.
 *
 * @param tokens what it was cut into
 * @param gates what the memory of the network did; null for a network without gates
 */
record ExplanationJson(List<TokenJson> tokens, @Schema(nullable = true) @Nullable GatesJson gates) {

  /**
   * A piece of the sentence.
   *
   * @param text its characters
   * @param start Unicode code points before it
   * @param end Unicode code points before what follows it
   */
  record TokenJson(String text, int start, int end) {}

  static ExplanationJson of(Explanation explanation, String text) {
    CodePoints codePoints = new CodePoints(text);
    List<TokenJson> tokens =
        explanation.tokens().stream()
            .map(
                token ->
                    new TokenJson(
                        text.substring(token.start(), token.end()),
                        codePoints.before(token.start()),
                        codePoints.before(token.end())))
            .toList();
    return new ExplanationJson(tokens, explanation.gates().map(GatesJson::of).orElse(null));
  }
}
