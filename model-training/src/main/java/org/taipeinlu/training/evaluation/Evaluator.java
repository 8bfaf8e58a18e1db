package org.taipeinlu.training.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.tagging.SpanDecoder;
import org.taipeinlu.text.Language;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/** Runs a model over labelled sentences. */
public final class Evaluator {
  private final FeatureEncoder encoder;
  private final SequenceScorer scorer;
  private final SpanDecoder decoder;
  private final Tokenizer tokenizer;
  private final Map<String, Evaluator> languages;

  /** Makes an evaluator of a model. */
  public Evaluator(ModelBundle model) {
    this(
        model.tokenizer(),
        model.encoder(),
        model.scorer(),
        model.decoder(),
        model.languages().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, own -> new Evaluator(own.getValue()))));
  }

  /** Makes an evaluator of a model's parts. */
  public Evaluator(
      Tokenizer tokenizer, FeatureEncoder encoder, SequenceScorer scorer, SpanDecoder decoder) {
    this(tokenizer, encoder, scorer, decoder, Map.of());
  }

  private Evaluator(
      Tokenizer tokenizer,
      FeatureEncoder encoder,
      SequenceScorer scorer,
      SpanDecoder decoder,
      Map<String, Evaluator> languages) {
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.scorer = scorer;
    this.decoder = decoder;
    this.languages = languages;
  }

  /** {@return what the model finds in each sentence, in the order of the sentences} */
  public List<Prediction> predict(List<LabelledSentence> sentences) {
    List<Prediction> predictions = new ArrayList<>(sentences.size());
    for (LabelledSentence sentence : sentences) {
      Evaluator own = languages.getOrDefault(Language.guess(sentence.text()), this);
      predictions.add(new Prediction(sentence, own.found(sentence.text())));
    }
    return predictions;
  }

  private List<Prediction.Found> found(String text) {
    List<Token> tokens = tokenizer.tokenize(text);
    if (tokens.isEmpty()) {
      return List.of();
    }
    List<Prediction.Found> found = new ArrayList<>();
    for (Span span : decoder.decode(scorer.score(encoder.encode(tokens, text)))) {
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
