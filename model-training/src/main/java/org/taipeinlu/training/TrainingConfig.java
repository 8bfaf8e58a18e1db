package org.taipeinlu.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.taipeinlu.features.FeatureKind;

/**
 * Every setting of a training.
 *
 * @param dimensions length of the embedding of each feature, in the order the network reads them
 * @param cells memory cells of each direction, a number for each layer from the input upwards
 * @param smallestCount how often a word or affix must stand in the training data to get an id
 * @param epochs most rounds; a round ends with a validation and a checkpoint
 * @param sentencesPerEpoch how many sentences a round takes; the data is gone through in order and
 *     shuffled anew when it is used up
 * @param patience rounds without a better validation after which training stops
 * @param batchSize sentences that are trained on together
 * @param learningRate step size at the beginning; it falls to a twentieth along a cosine
 * @param embeddingDropout share of embedding values left out at each step
 * @param hiddenDropout share of the values between layers left out at each step
 * @param gradientLimit longest gradient of a layer
 * @param unknownWords how readily a word is taken for unknown: with probability u / (u + count), so
 *     that the network learns to fill a slot with a word it never saw (Kiperwasser and Goldberg
 *     2016, section 4.1)
 * @param seed of every random choice
 */
public record TrainingConfig(
    Map<FeatureKind, Integer> dimensions,
    List<Integer> cells,
    int smallestCount,
    int epochs,
    int sentencesPerEpoch,
    int patience,
    int batchSize,
    double learningRate,
    double embeddingDropout,
    double hiddenDropout,
    double gradientLimit,
    double unknownWords,
    long seed) {

  public TrainingConfig {
    dimensions = new LinkedHashMap<>(dimensions);
    cells = List.copyOf(cells);
    requirePositive("cells", cells.size());
    requirePositive("epochs", epochs);
    requirePositive("sentencesPerEpoch", sentencesPerEpoch);
    requirePositive("patience", patience);
    requirePositive("batchSize", batchSize);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("'" + name + "' must be at least 1 but is " + value);
    }
  }

  /** {@return the settings by name, as a manifest keeps them} */
  public Map<String, String> described() {
    Map<String, String> settings = new TreeMap<>();
    dimensions.forEach(
        (kind, dimension) -> settings.put("dimension." + kind.id(), Integer.toString(dimension)));
    settings.put("cells", cells.toString());
    settings.put("smallest_count", Integer.toString(smallestCount));
    settings.put("epochs", Integer.toString(epochs));
    settings.put("sentences_per_epoch", Integer.toString(sentencesPerEpoch));
    settings.put("patience", Integer.toString(patience));
    settings.put("batch_size", Integer.toString(batchSize));
    settings.put("learning_rate", Double.toString(learningRate));
    settings.put("embedding_dropout", Double.toString(embeddingDropout));
    settings.put("hidden_dropout", Double.toString(hiddenDropout));
    settings.put("gradient_limit", Double.toString(gradientLimit));
    settings.put("unknown_words", Double.toString(unknownWords));
    return settings;
  }
}
