package org.taipeinlu.training.evaluation;

import java.util.List;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.tagging.SpanDecoder;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Runs a model over labelled sentences. */
public final class Evaluator {

  /**
   * A sentence that came out otherwise than expected.
   *
   * @param sentence as labelled
   * @param got as the model labels it
   */
  public record Miss(LabelledSentence sentence, LabelledSentence got) {}

  private final FeatureEncoder encoder;
  private final SequenceScorer scorer;
  private final SpanDecoder decoder;
  private final Tokenizer tokenizer;

  /** Makes an evaluator of a model. */
  public Evaluator(ModelBundle model) {
    this(model.tokenizer(), model.encoder(), model.scorer(), model.decoder());
  }

  /** Makes an evaluator of a model's parts. */
  public Evaluator(
      Tokenizer tokenizer, FeatureEncoder encoder, SequenceScorer scorer, SpanDecoder decoder) {
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.scorer = scorer;
    this.decoder = decoder;
  }

  /**
   * {@return the scores over all sentences}
   *
   * @param misses gets each sentence that came out otherwise than expected
   */
  public SpanScores evaluate(List<LabelledSentence> sentences, List<Miss> misses) {
    SpanScores scores = new SpanScores();
    for (LabelledSentence sentence : sentences) {
      List<Token> tokens = tokenizer.tokenize(sentence.text());
      List<Span> found = decoder.decode(scorer.score(encoder.encode(tokens, sentence.text())));
      LabelledSentence got = labelled(sentence, tokens, found);
      if (!got.slots().equals(sentence.slots())) {
        misses.add(new Miss(sentence, got));
      }
      scores.add(sentence.slots(), got.slots());
    }
    return scores;
  }

  private static LabelledSentence labelled(
      LabelledSentence sentence, List<Token> tokens, List<Span> spans) {
    List<LabelledSentence.Range> ranges =
        spans.stream()
            .map(
                span ->
                    new LabelledSentence.Range(
                        span.slot(),
                        tokens.get(span.first()).start(),
                        tokens.get(span.end() - 1).end()))
            .toList();
    return new LabelledSentence(sentence.id(), sentence.language(), sentence.text(), ranges);
  }
}
