package org.taipeinlu.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.taipeinlu.features.FeatureKind;

/**
 * What a bundle says of itself: {@code manifest.json}.
 *
 * @param formatVersion version of this layout
 * @param name what users call the model
 * @param id {@code sha256:} and the SHA-256 over the names and hashes of all other files
 * @param created when the model was trained
 * @param languages ISO 639 codes of the languages it was trained on
 * @param labels BIO labels; the position is the id
 * @param slots what the labels fill
 * @param tokenizer how text is cut: {@link org.taipeinlu.text.Tokenizer.Kind#id()}
 * @param features what the network reads of each token, in its order
 * @param network kind and sizes
 * @param training where the model comes from
 * @param figures what was measured when it was written, by name
 * @param files SHA-256 of every other file of the bundle, by path
 */
public record Manifest(
    @JsonProperty("format_version") int formatVersion,
    String name,
    String id,
    Instant created,
    List<String> languages,
    List<String> labels,
    List<SlotType> slots,
    String tokenizer,
    List<Feature> features,
    Network network,
    Training training,
    Map<String, Double> figures,
    Map<String, String> files) {

  /**
   * The layout that this program writes, and the newest that it reads: 1, and 2 since weights may
   * be bfloat16 and a language may have a network of its own.
   */
  public static final int FORMAT_VERSION = 2;

  /** The names that a network knows whose features ask for them. */
  public static final String NAMES = "gazetteer.tsv";

  public Manifest {
    languages = List.copyOf(languages);
    labels = List.copyOf(labels);
    slots = List.copyOf(slots);
    features = List.copyOf(features);
    figures = new TreeMap<>(figures);
    files = new TreeMap<>(files);
  }

  /**
   * A slot and how its text is to be understood.
   *
   * @param name as in the labels, without a role
   * @param kind {@value #PLACE}, {@value #TIME} or {@value #TEXT}
   */
  public record SlotType(String name, String kind) {
    /** A place, resolved with the gazetteer. */
    public static final String PLACE = "place";

    /** A time, resolved from the reference time. */
    public static final String TIME = "time";

    /** Words that stand for themselves. */
    public static final String TEXT = "text";
  }

  /**
   * One feature of a token.
   *
   * @param kind {@link FeatureKind#id()}; its values are in {@code vocabulary/<kind>.txt}
   * @param size number of entries of the vocabulary, the unknown one included
   * @param dimension length of its embedding vectors; 0 if the network reads its ids one-hot
   */
  public record Feature(String kind, int size, int dimension) {
    boolean oneHot() {
      return dimension == 0;
    }

    String vocabularyFile() {
      return "vocabulary/" + kind + ".txt";
    }
  }

  /**
   * The network's shape.
   *
   * @param kind {@link org.taipeinlu.network.NetworkKind#id()}
   * @param layers cells of each direction, a number for each layer, from the input upwards
   * @param output {@value #SOFTMAX} or {@value #CRF}
   * @param characters how it reads characters, if it does
   */
  public record Network(
      String kind, List<Integer> layers, String output, Optional<Characters> characters) {
    /** The usual kind: bidirectional LSTM layers. */
    public static final String BILSTM = "bilstm";

    /** Every legal move from label to label counts the same. */
    public static final String SOFTMAX = "softmax";

    /** Moves have scores of their own, which were learned. */
    public static final String CRF = "crf";

    public Network {
      layers = List.copyOf(layers);
    }

    /** A network without characters and transitions. */
    public Network(String kind, List<Integer> layers) {
      this(kind, layers, SOFTMAX, Optional.empty());
    }
  }

  /**
   * How a network reads the characters of a word.
   *
   * @param size number of entries of {@code vocabulary/character.txt}
   * @param dimension length of the vector of a character
   * @param filters length of the vector of a word
   * @param row characters of a word that are looked at, padding included
   */
  public record Characters(int size, int dimension, int filters, int row) {
    static final String VOCABULARY_FILE = "vocabulary/character.txt";
  }

  /**
   * Where a model comes from.
   *
   * @param dataSha256 SHA-256 over the training and validation sentences
   * @param seed of every random choice
   * @param dl4jVersion the library that trained it
   * @param java the virtual machine that trained it
   * @param configuration every setting of the training, by name
   */
  public record Training(
      @JsonProperty("data_sha256") String dataSha256,
      long seed,
      @JsonProperty("dl4j_version") String dl4jVersion,
      String java,
      Map<String, String> configuration) {
    public Training {
      configuration = new TreeMap<>(configuration);
    }
  }

  /** {@return this manifest for these languages, in the layout that this program writes} */
  public Manifest withLanguages(List<String> others) {
    return with(FORMAT_VERSION, id, others, files);
  }

  /** {@return this manifest for other files} */
  Manifest withFiles(String contentId, Map<String, String> hashes) {
    return with(formatVersion, contentId, languages, hashes);
  }

  private Manifest with(
      int otherVersion,
      String otherId,
      List<String> otherLanguages,
      Map<String, String> otherFiles) {
    return new Manifest(
        otherVersion,
        name,
        otherId,
        created,
        otherLanguages,
        labels,
        slots,
        tokenizer,
        features,
        network,
        training,
        figures,
        otherFiles);
  }
}
