package org.taipeinlu;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.Scores;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Token;

/**
 * Decodes the answer to a question: what the words leave open, as in a bare "Taipei", goes to the
 * slot that was asked for; what they say, as in "to Taipei", stands.
 *
 * <p>The question is a prior: it makes the slot's labels likelier at each token, and the decoder
 * weighs that against the words. Thread-safe.
 */
final class AnswerDecoder {

  /**
   * Log odds that the question adds to the slot's labels. In the default model the labels of a bare
   * place lie at most 3 apart, those of a place after "to" or "from" at least 6.5.
   */
  private static final float PRIOR = 4.5f;

  /**
   * Above, a span that differs from a bare mention is taken to be marked by the words around it.
   */
  private static final double SURE = 0.9;

  private final ModelBundle model;
  private final Map<String, String> kinds;

  /**
   * Makes a decoder.
   *
   * @param kinds kind of each slot of the model, by name
   */
  AnswerDecoder(ModelBundle model, Map<String, String> kinds) {
    this.model = model;
    this.kinds = kinds;
  }

  /**
   * {@return the scores of an answer, with the question counted in where the words leave it room}
   *
   * @param sentence the tokens, encoded
   * @param expected name of the slot that was asked for
   * @throws IllegalArgumentException if the model has no such slot
   */
  Scores scores(EncodedSentence sentence, List<Token> tokens, String text, String expected) {
    if (!kinds.containsKey(expected)) {
      throw new IllegalArgumentException(
          "'expectedSlot' is not one that the model fills: " + expected);
    }
    Scores scores = model.scorer().score(sentence);
    if (!isOpen(model.decoder().decode(scores), tokens, text, expected)) {
      return scores;
    }
    Scores asked = scores.plus(prior(expected));
    // a prior that tears an answer apart was too much
    return model.decoder().decode(asked).size() == 1 ? asked : scores;
  }

  private boolean isOpen(List<Span> spans, List<Token> tokens, String text, String expected) {
    if (spans.isEmpty()) {
      return true;
    }
    Span only = spans.get(0);
    return spans.size() == 1
        && Objects.equals(kind(SlotLabel.of(only.slot()).name()), kind(expected))
        && (only.confidence() < SURE || isAsBare(only, tokens, text));
  }

  private String kind(String slot) {
    return kinds.getOrDefault(slot, Manifest.SlotType.TEXT);
  }

  /** Whether the words of a span get the same label when they stand alone. */
  private boolean isAsBare(Span span, List<Token> tokens, String text) {
    List<Token> words = tokens.subList(span.first(), span.end());
    List<Span> bare =
        model.decoder().decode(model.scorer().score(model.encoder().encode(words, text)));
    return bare.size() == 1 && bare.get(0).slot().equals(span.slot());
  }

  private float[] prior(String expected) {
    LabelSet labels = model.decoder().labels();
    float[] prior = new float[labels.size()];
    for (int label = 0; label < prior.length; label++) {
      prior[label] = SlotLabel.of(labels.slot(label)).name().equals(expected) ? PRIOR : 0;
    }
    return prior;
  }
}
