package org.taipeinlu.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.bundle.GoldenSentence;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Chooses the sentences that a bundle carries as its own proof: some that the model gets right, of
 * as many languages and sets of labels as there are.
 */
final class GoldenChoice {
  /** Enough to see that a model works, few enough to run them whenever one is loaded. */
  static final int MOST = 24;

  /** Least confidence: another machine rounds otherwise, and must not come to another answer. */
  static final double SURE = 0.9;

  private static final char ROLE_SEPARATOR = ':';

  private final Tokenizer tokenizer;
  private final Trainer.Result model;

  GoldenChoice(Tokenizer tokenizer, Trainer.Result model) {
    this.tokenizer = tokenizer;
    this.model = model;
  }

  /** {@return at most {@value #MOST} of the sentences; none if none comes out right} */
  List<GoldenSentence> of(List<LabelledSentence> sentences) {
    Map<String, Deque<GoldenSentence>> kinds = new LinkedHashMap<>();
    for (LabelledSentence sentence : sentences) {
      if (isRight(sentence)) {
        kinds.computeIfAbsent(kind(sentence), kind -> new ArrayDeque<>()).add(golden(sentence));
      }
    }
    List<GoldenSentence> chosen = new ArrayList<>();
    while (chosen.size() < MOST && !kinds.isEmpty()) { // one of each kind in turn
      kinds.values().stream()
          .limit(MOST - (long) chosen.size())
          .forEach(kind -> chosen.add(kind.remove()));
      kinds.values().removeIf(Deque::isEmpty);
    }
    return chosen;
  }

  private boolean isRight(LabelledSentence sentence) {
    List<Token> tokens = tokenizer.tokenize(sentence.text());
    List<Span> found =
        model
            .engine()
            .decoder()
            .decode(model.engine().scorer().score(model.encoder().encode(tokens, sentence.text())));
    List<Span> right =
        found.stream().map(span -> new Span(span.first(), span.end(), span.slot(), 1)).toList();
    return found.stream().allMatch(span -> span.confidence() >= SURE)
        && sentence.spans(tokens).filter(right::equals).isPresent();
  }

  private static String kind(LabelledSentence sentence) {
    return sentence.language()
        + sentence.slots().stream().map(LabelledSentence.Range::slot).sorted().distinct().toList();
  }

  private static GoldenSentence golden(LabelledSentence sentence) {
    return new GoldenSentence(
        sentence.text(),
        sentence.slots().stream().map(range -> entity(range, sentence.text())).toList());
  }

  private static GoldenSentence.Entity entity(LabelledSentence.Range range, String text) {
    int separator = range.slot().indexOf(ROLE_SEPARATOR);
    return new GoldenSentence.Entity(
        separator < 0 ? range.slot() : range.slot().substring(0, separator),
        separator < 0 ? null : range.slot().substring(separator + 1),
        text.substring(range.start(), range.end()));
  }
}
