package org.taipeinlu.training.comparison;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.taipeinlu.training.evaluation.behaviour.SwapTest;

/**
 * What a network can do, and what it costs. Shares lie between 0 and 1.
 *
 * @param network its kind, as bundles call it
 * @param f1 micro F1 on the test sentences
 * @param swap what becomes of it when two places are exchanged, if any sentence has two
 * @param f1ByDistance micro F1 by the number of words from the cue word to the place; empty without
 *     sentences for that
 * @param parameters how many numbers were learned
 * @param hiddenParameters how many of them are in the hidden layers
 * @param trainingSeconds spent on reading the training sentences, without validation
 * @param microseconds of the engine for a test sentence, from text to spans
 */
public record NetworkMeasures(
    String network,
    double f1,
    Optional<SwapTest> swap,
    SortedMap<Integer, Double> f1ByDistance,
    long parameters,
    long hiddenParameters,
    double trainingSeconds,
    double microseconds) {
  public NetworkMeasures {
    f1ByDistance = new TreeMap<>(f1ByDistance);
  }

  /** {@return the measures under the names that they have in JSON} */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("network", network);
    json.put("f1", f1);
    swap.ifPresent(
        test -> {
          json.put("swap_accuracy", test.accuracy());
          json.put("swap_sentences", test.sentences());
        });
    if (!f1ByDistance.isEmpty()) {
      Map<String, Double> distances = new LinkedHashMap<>();
      f1ByDistance.forEach((distance, score) -> distances.put(distance.toString(), score));
      json.put("f1_by_distance", distances);
    }
    json.put("parameters", parameters);
    json.put("hidden_parameters", hiddenParameters);
    json.put("training_seconds", trainingSeconds);
    json.put("microseconds_a_sentence", microseconds);
    return json;
  }
}
