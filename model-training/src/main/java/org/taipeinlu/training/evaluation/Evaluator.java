package org.taipeinlu.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.tagging.SpanDecoder;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/** Runs a model over labelled sentences. */
public final class Evaluator {
  private final Function<String, Parts> reading;

  private record Parts(
      Tokenizer tokenizer, FeatureEncoder encoder, SequenceScorer scorer, SpanDecoder decoder) {
    static Parts of(ModelBundle model) {
      return new Parts(model.tokenizer(), model.encoder(), model.scorer(), model.decoder());
    }
  }

  /** Makes an evaluator of a model. */
  public Evaluator(ModelBundle model) {
    this.reading = text -> Parts.of(model.reading(text));
  }

  /** Makes an evaluator of a model's parts. */
  public Evaluator(
      Tokenizer tokenizer, FeatureEncoder encoder, SequenceScorer scorer, SpanDecoder decoder) {
    Parts parts = new Parts(tokenizer, encoder, scorer, decoder);
    this.reading = text -> parts;
  }

  /** {@return what the model finds in each sentence, in the order of the sentences} */
  public List<Prediction> predict(List<LabelledSentence> sentences) {
    List<Prediction> predictions = new ArrayList<>(sentences.size());
    for (LabelledSentence sentence : sentences) {
      predictions.add(new Prediction(sentence, found(sentence.text())));
    }
    return predictions;
  }

  private List<Prediction.Found> found(String text) {
    Parts parts = reading.apply(text);
    List<Token> tokens = parts.tokenizer().tokenize(text);
    if (tokens.isEmpty()) {
      return List.of();
    }
    List<Prediction.Found> found = new ArrayList<>();
    EncodedSentence sentence = parts.encoder().encode(tokens, text);
    for (Span span : parts.decoder().decode(parts.scorer().score(sentence))) {
      int start = tokens.get(span.first()).start();
      int end = tokens.get(span.end() - 1).end();
      found.add(new Prediction.Found(new Range(span.slot(), start, end), span.confidence()));
    }
    return found;
  }

  /** {@return the scores over all sentences} */
  public SpanScores evaluate(List<LabelledSentence> sentences) {
    return SpanScores.of(predict(sentences));
  }
}
