package org.taipeinlu.training;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.network.Scores;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.network.TaggerNetwork;

/**
 * Compares the engine that serves with the network that was trained. A bundle is written only if
 * they agree.
 */
public final class ParityCheck {
  /** The largest difference of a probability with which a bundle is written. */
  public static final double TOLERANCE = 1e-5;

  private static final int SENTENCES_AT_ONCE = 64;

  private ParityCheck() {}

  /** {@return the largest difference of any probability over the sentences} */
  public static double largestDifference(
      TaggerNetwork network,
      Tokenizer tokenizer,
      FeatureEncoder encoder,
      SequenceScorer scorer,
      List<LabelledSentence> sentences) {
    Map<Integer, List<EncodedSentence>> byLength =
        sentences.stream()
            .map(sentence -> encode(encoder, tokenizer, sentence.text()))
            .filter(sentence -> sentence.length() > 0)
            .collect(Collectors.groupingBy(EncodedSentence::length));
    double largest = 0;
    for (List<EncodedSentence> ofOneLength : byLength.values()) {
      for (int start = 0; start < ofOneLength.size(); start += SENTENCES_AT_ONCE) {
        int end = Math.min(ofOneLength.size(), start + SENTENCES_AT_ONCE);
        List<EncodedSentence> batch = ofOneLength.subList(start, end);
        List<double[][]> expected = network.probabilities(batch);
        for (int i = 0; i < batch.size(); i++) {
          largest = Math.max(largest, difference(expected.get(i), scorer.score(batch.get(i))));
        }
      }
    }
    return largest;
  }

  private static EncodedSentence encode(FeatureEncoder encoder, Tokenizer tokenizer, String text) {
    List<Token> tokens = tokenizer.tokenize(text);
    return encoder.encode(tokens, text);
  }

  private static double difference(double[][] expected, Scores scores) {
    double largest = 0;
    for (int token = 0; token < expected.length; token++) {
      double[] actual = scores.probabilities(token);
      for (int label = 0; label < actual.length; label++) {
        largest = Math.max(largest, Math.abs(actual[label] - expected[token][label]));
      }
    }
    return largest;
  }
}
