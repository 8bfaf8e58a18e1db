package org.taipeinlu.training.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.text.Tokenizer;

/**
 * Every setting of a training. What each one means, and what it is if a file does not say, stands
 * in {@code defaults.yaml}; what it may be, in {@code training.schema.json}.
 *
 * @param tokenizer {@link Tokenizer.Kind#id()}
 * @param features what the network reads of each token, by {@link FeatureKind#id()}
 * @param characters how it reads the characters of a word; {@code filters} 0 for not at all
 * @param vectors pre-trained word vectors
 * @param gazetteer names that the feature {@link FeatureKind#GAZETTEER} knows
 * @param network sizes
 * @param dropout what is left out at each step
 * @param training length and steps
 * @param seed of every random choice
 */
public record TrainingConfig(
    String tokenizer,
    Map<String, Feature> features,
    Characters characters,
    Vectors vectors,
    Gazetteer gazetteer,
    Network network,
    Dropout dropout,
    Schedule training,
    long seed) {

  /**
   * A feature and its embedding.
   *
   * @param dimension length of a vector; 0 if the feature is not used
   * @param smallestCount how often a value must stand in the training data to get an id
   */
  public record Feature(int dimension, int smallestCount) {}

  /**
   * A convolution over the characters of a word.
   *
   * @param dimension length of the vector of a character
   * @param filters length of the vector of a word
   * @param row characters of a word that are looked at
   */
  public record Characters(int dimension, int filters, int row) {
    /** {@return whether the network reads characters} */
    public boolean used() {
      return filters > 0;
    }
  }

  /**
   * Word vectors in the text form of GloVe or word2vec.
   *
   * @param file where they are; empty for none
   * @param tuned whether training changes them
   * @param extraWords how many words that the training data lacks are taken along, in the order of
   *     the file
   */
  public record Vectors(String file, boolean tuned, int extraWords) {}

  /**
   * Names and their groups.
   *
   * @param file lines of a group, a tab and a name; empty for the places that come with the program
   */
  public record Gazetteer(String file) {}

  /**
   * The network above the features.
   *
   * @param kind {@link CellKind#id()}
   * @param bidirectional whether each layer reads from the last token to the first, too
   * @param input {@code embedding} or {@value #ONE_HOT}
   * @param cells cells of each direction, a number for each layer from the input upwards
   * @param output {@code softmax} or {@code crf}
   * @param weights {@code float32}, or {@value #BFLOAT16}: rounded before they are measured and
   *     exported
   */
  public record Network(
      String kind,
      boolean bidirectional,
      String input,
      List<Integer> cells,
      String output,
      String weights) {
    private static final String ONE_HOT = "one-hot";
    private static final String BFLOAT16 = "bfloat16";

    public Network {
      cells = List.copyOf(cells);
    }

    /** {@return what the hidden layers are} */
    public NetworkKind networkKind() {
      return new NetworkKind(CellKind.ofId(kind), bidirectional);
    }

    Network withKind(NetworkKind other) {
      return new Network(other.cell().id(), other.bidirectional(), input, cells, output, weights);
    }

    /** {@return whether the weights that are exported are rounded to bfloat16} */
    public boolean rounded() {
      return weights.equals(BFLOAT16);
    }

    /** {@return whether ids enter the first layer as they are, without embeddings} */
    public boolean oneHot() {
      return input.equals(ONE_HOT);
    }
  }

  /**
   * What is left out at each step of training.
   *
   * @param embedding share of the values of the embeddings
   * @param recurrent share of the weights from a step of a layer to the next
   * @param hidden share of the values between layers
   * @param unknownWords how readily a word is taken for unknown: with probability u / (u + count),
   *     so that the network learns to fill a slot with a word it never saw (Kiperwasser and
   *     Goldberg 2016, section 4.1)
   * @param leastUnknown with which probability at least, whatever its count
   * @param unknownNames with which probability a known name is taken for none, so that the network
   *     fills a slot with a name that the gazetteer lacks, too
   */
  public record Dropout(
      double embedding,
      double recurrent,
      double hidden,
      double unknownWords,
      double leastUnknown,
      double unknownNames) {}

  /**
   * Length and steps of the training.
   *
   * @param epochs most rounds; a round ends with a validation and a checkpoint
   * @param sentencesPerEpoch how many sentences a round takes; 0 for all of them
   * @param longestSentence most tokens of a sentence that is trained on; what the network remembers
   *     for the way back grows with it
   * @param patience rounds without a better validation after which training stops
   * @param exchangedValues share of the slots of a training sentence that get another value of the
   *     data, each time that it is trained on
   * @param batchSize sentences that are trained on together
   * @param threads that share the sentences of a batch
   * @param learningRate the largest step size
   * @param lastRate share of it that is left at the end
   * @param schedule how it falls: {@code cosine}, {@code linear} or {@code constant}
   * @param warmUp share of the training in which it rises from 0
   * @param gradientLimit longest gradient of a layer
   * @param averaging share of the old in the running average of the weights that is validated and
   *     exported (Polyak and Juditsky 1992); 0 for the weights themselves
   */
  public record Schedule(
      int epochs,
      int sentencesPerEpoch,
      int longestSentence,
      int patience,
      double exchangedValues,
      int batchSize,
      int threads,
      double learningRate,
      double lastRate,
      String schedule,
      double warmUp,
      double gradientLimit,
      double averaging) {

    /** {@return the same with another number of sentences a round} */
    public Schedule withSentencesPerEpoch(int sentences) {
      return new Schedule(
          epochs,
          sentences,
          longestSentence,
          patience,
          exchangedValues,
          batchSize,
          threads,
          learningRate,
          lastRate,
          schedule,
          warmUp,
          gradientLimit,
          averaging);
    }

    /** {@return the step size when this share of the longest possible training is done} */
    public double rate(double progress) {
      double left =
          switch (schedule) {
            case "cosine" -> (1 + Math.cos(Math.PI * progress)) / 2;
            case "linear" -> 1 - progress;
            default -> 1;
          };
      double warm = warmUp > 0 ? Math.min(1, progress / warmUp) : 1;
      return learningRate * warm * (lastRate + (1 - lastRate) * left);
    }
  }

  public TrainingConfig {
    features = new LinkedHashMap<>(features);
  }

  /** {@return how text is cut} */
  public Tokenizer.Kind tokenizerKind() {
    return Tokenizer.Kind.ofId(tokenizer);
  }

  /** {@return the features that are used, in the order in which the network reads them} */
  public Map<FeatureKind, Feature> usedFeatures() {
    Map<FeatureKind, Feature> used = new LinkedHashMap<>();
    for (FeatureKind kind : FeatureKind.values()) {
      Feature feature = features.get(kind.id());
      if (feature != null && feature.dimension() > 0) {
        used.put(kind, feature);
      }
    }
    return used;
  }

  /** {@return the length of the embedding of a feature, 0 if it is not used} */
  public int dimension(FeatureKind kind) {
    Feature feature = features.get(kind.id());
    return feature == null ? 0 : feature.dimension();
  }

  /** {@return these settings with another number of sentences a round} */
  public TrainingConfig withSentencesPerEpoch(int sentences) {
    return new TrainingConfig(
        tokenizer,
        features,
        characters,
        vectors,
        gazetteer,
        network,
        dropout,
        training.withSentencesPerEpoch(sentences),
        seed);
  }

  /** {@return these settings for a network of another kind} */
  public TrainingConfig withNetworkKind(NetworkKind kind) {
    return new TrainingConfig(
        tokenizer,
        features,
        characters,
        vectors,
        gazetteer,
        network.withKind(kind),
        dropout,
        training,
        seed);
  }

  /** {@return these settings with another seed} */
  public TrainingConfig withSeed(long other) {
    return new TrainingConfig(
        tokenizer, features, characters, vectors, gazetteer, network, dropout, training, other);
  }
}
