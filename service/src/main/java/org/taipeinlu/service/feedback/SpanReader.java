package org.taipeinlu.service.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.wire.CodePoints;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/** Checks spans against a sentence and a model, so that the trainer can learn from them. */
final class SpanReader {
  private static final int MOST = 200; // in one sentence

  private static final String BEGIN = "B-"; // of the first word of a span; BIO

  private final Manifest manifest;
  private final Tokenizer tokenizer;

  SpanReader(Manifest manifest) {
    this.manifest = manifest;
    this.tokenizer = new Tokenizer(Tokenizer.Kind.ofId(manifest.tokenizer()));
  }

  /** {@return the words of a sentence that can be marked: spans without a slot} */
  List<SpanJson> words(String text) {
    CodePoints codePoints = new CodePoints(text);
    return tokenizer.tokenize(text).stream()
        .map(
            token ->
                new SpanJson(
                    null, null, codePoints.before(token.start()), codePoints.before(token.end())))
        .toList();
  }

  /** {@return what words can be marked as: labels without a place} */
  List<SpanJson> labels() {
    return manifest.labels().stream()
        .filter(label -> label.startsWith(BEGIN))
        .map(label -> label.substring(BEGIN.length()).split(":", 2))
        .map(name -> new SpanJson(name[0], name.length > 1 ? name[1] : null, null, null))
        .toList();
  }

  /**
   * {@return the spans in reading order}
   *
   * @param field where they are in the request
   * @throws ProblemException if one has no label of the model, or is not made of whole words, or
   *     overlaps another
   */
  List<SpanJson> checked(String field, @Nullable List<SpanJson> sent, String text) {
    if (sent == null) {
      throw ProblemException.at(
          field,
          ProblemType.MISSING_FIELD,
          "\"" + field + "\" is missing; [] says nothing fills a slot");
    }
    if (sent.size() > MOST) {
      throw refusal(field, "has more than " + MOST + " spans");
    }
    List<Token> tokens = tokenizer.tokenize(text);
    List<Integer> starts = tokens.stream().map(Token::start).toList();
    List<Integer> ends = tokens.stream().map(Token::end).toList();
    for (int i = 0; i < sent.size(); i++) {
      String at = String.format(Locale.ROOT, "%s[%d]", field, i);
      requireLabel(at, sent.get(i));
      requireWords(at, sent.get(i), text, starts, ends);
    }
    List<SpanJson> spans = new ArrayList<>(sent);
    spans.sort((a, b) -> Integer.compare(number(a.start()), number(b.start())));
    IntStream.range(1, spans.size())
        .filter(i -> number(spans.get(i).start()) < number(spans.get(i - 1).end()))
        .findFirst()
        .ifPresent(
            i -> {
              throw refusal(field, "has two spans of the same words");
            });
    return spans;
  }

  private void requireLabel(String at, @Nullable SpanJson span) {
    if (span == null || span.slot() == null) {
      throw refusal(at, "needs \"slot\", \"start\" and \"end\"");
    }
    if (!manifest.labels().contains(BEGIN + span.label())) {
      throw refusal(
          at,
          "has a slot or role that the model does not know; there are: "
              + String.join(", ", labels().stream().map(SpanJson::label).toList()));
    }
  }

  private static void requireWords(
      String at, SpanJson span, String text, List<Integer> starts, List<Integer> ends) {
    int start = number(span.start());
    int end = number(span.end());
    if (start < 0 || end <= start || end > text.codePointCount(0, text.length())) {
      throw refusal(at, "is not within the text; \"start\" and \"end\" count its characters");
    }
    if (!starts.contains(text.offsetByCodePoints(0, start))
        || !ends.contains(text.offsetByCodePoints(0, end))) {
      throw refusal(at, "begins or ends within a word; take whole words, without spaces around");
    }
  }

  private static int number(@Nullable Integer position) {
    return position == null ? -1 : position;
  }

  private static ProblemException refusal(String field, String problem) {
    return ProblemException.at(field, ProblemType.INVALID_VALUE, "\"" + field + "\" " + problem);
  }
}
