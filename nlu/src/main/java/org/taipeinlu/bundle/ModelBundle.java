package org.taipeinlu.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.NameList;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.tagging.SpanDecoder;
import org.taipeinlu.text.Language;
import org.taipeinlu.text.Tokenizer;

/**
 * A trained model, ready to run. A language may have a network of its own, with its own features;
 * what it fills is the same.
 *
 * @param manifest what the bundle says of itself
 * @param tokenizer text to tokens
 * @param encoder tokens to ids
 * @param scorer ids to scores
 * @param decoder scores to spans
 * @param languages models of the languages that have their own, by ISO 639 code
 */
public record ModelBundle(
    Manifest manifest,
    Tokenizer tokenizer,
    FeatureEncoder encoder,
    SequenceScorer scorer,
    SpanDecoder decoder,
    Map<String, ModelBundle> languages) {

  /** The file of the network's parameters. */
  public static final String WEIGHTS = "weights.safetensors";

  /** Deeplearning4j's own file, to go on training from; not read here. */
  public static final String TRAINABLE = "network.zip";

  public ModelBundle {
    languages = Map.copyOf(languages);
  }

  /** A model with one network for all languages. */
  public ModelBundle(
      Manifest manifest,
      Tokenizer tokenizer,
      FeatureEncoder encoder,
      SequenceScorer scorer,
      SpanDecoder decoder) {
    this(manifest, tokenizer, encoder, scorer, decoder, Map.of());
  }

  /** {@return the model that reads a text: that of its language, or this one} */
  public ModelBundle reading(String text) {
    return languages.getOrDefault(Language.ofReader(text), this);
  }

  /**
   * Reads a bundle whole or not at all.
   *
   * @throws InvalidBundleException if anything is missing, extra, changed or of the wrong shape
   */
  public static ModelBundle read(BundleFiles files) {
    return read(files, KernelKind.fastest());
  }

  /**
   * Reads a bundle whole or not at all.
   *
   * @param kernel how its network is to be computed
   * @throws InvalidBundleException if anything is missing, extra, changed or of the wrong shape
   */
  public static ModelBundle read(BundleFiles files, KernelKind kernel) {
    Manifest manifest = ManifestJson.read(files.get(BundleFiles.MANIFEST));
    verifyFiles(manifest, files);
    try {
      return assemble(manifest, files, kernel);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(
          "the parts of the bundle do not fit each other: " + e.getMessage(), e);
    }
  }

  private static void verifyFiles(Manifest manifest, BundleFiles files) {
    Set<String> extra = new HashSet<>(files.byPath().keySet());
    extra.remove(BundleFiles.MANIFEST);
    extra.removeAll(manifest.files().keySet());
    if (!extra.isEmpty()) {
      throw new InvalidBundleException(
          extra.iterator().next()
              + ": not named in manifest.json; remove it or write the bundle anew");
    }
    for (Map.Entry<String, String> file : manifest.files().entrySet()) {
      String actual = Sha256.of(files.get(file.getKey()));
      if (!actual.equals(file.getValue())) {
        throw new InvalidBundleException(
            String.format(
                Locale.ROOT,
                "%s: SHA-256 is %s, manifest.json says %s; copy the bundle again",
                file.getKey(),
                actual,
                file.getValue()));
      }
    }
    if (!manifest.id().equals(Sha256.idOf(manifest.files()))) {
      throw new InvalidBundleException(
          "manifest.json: \"id\" is not that of its files; copy the bundle again");
    }
  }

  private static ModelBundle assemble(Manifest manifest, BundleFiles files, KernelKind kernel) {
    Tokenizer tokenizer = new Tokenizer(Tokenizer.Kind.ofId(manifest.tokenizer()));
    requireKnownKind(manifest.network().kind());
    LabelSet labels = new LabelSet(manifest.labels());
    List<FeatureEncoder.Column> columns = new ArrayList<>();
    for (Manifest.Feature feature : manifest.features()) {
      columns.add(column(feature, files));
    }
    FeatureEncoder encoder =
        new FeatureEncoder(columns, characters(manifest, files), names(columns, files));
    Map<String, Matrix> tensors = Safetensors.read(files.get(WEIGHTS), WEIGHTS);
    TaggingEngine engine =
        engine(encoder, manifest.features(), manifest.network(), labels, tensors, kernel);
    return new ModelBundle(
        manifest,
        tokenizer,
        encoder,
        engine.scorer(),
        engine.decoder(),
        languages(manifest, files, kernel));
  }

  private static Map<String, ModelBundle> languages(
      Manifest manifest, BundleFiles files, KernelKind kernel) {
    Map<String, ModelBundle> languages = new TreeMap<>();
    for (String language : files.languages()) {
      String folder = BundleFiles.folderOf(language);
      try {
        ModelBundle own = read(files.ofLanguage(language), kernel);
        requireAlike(manifest, own);
        languages.put(language, own);
      } catch (InvalidBundleException e) {
        throw new InvalidBundleException(folder + ": " + e.getMessage(), e);
      }
    }
    return languages;
  }

  /** What is filled, and which of the features is the word, must not hang on the language. */
  private static void requireAlike(Manifest manifest, ModelBundle own) {
    if (!own.languages().isEmpty()) {
      throw new InvalidBundleException("a language cannot have languages of its own");
    }
    if (!own.manifest().slots().equals(manifest.slots())) {
      throw new InvalidBundleException("fills other slots than the bundle that it is part of");
    }
    if (!kinds(own.manifest()).equals(kinds(manifest))) {
      throw new InvalidBundleException("reads other features than the bundle that it is part of");
    }
  }

  private static List<String> kinds(Manifest manifest) {
    return manifest.features().stream().map(Manifest.Feature::kind).toList();
  }

  private static Optional<NameList> names(List<FeatureEncoder.Column> columns, BundleFiles files) {
    if (columns.stream().noneMatch(column -> column.kind() == FeatureKind.GAZETTEER)) {
      return Optional.empty();
    }
    return Optional.of(NameList.read(lines(Manifest.NAMES, files), Manifest.NAMES));
  }

  private static List<String> lines(String path, BundleFiles files) {
    return new String(files.get(path), StandardCharsets.UTF_8).lines().toList();
  }

  private static Optional<CharacterEncoder> characters(Manifest manifest, BundleFiles files) {
    return manifest
        .network()
        .characters()
        .map(
            sizes ->
                new CharacterEncoder(
                    vocabulary(Manifest.Characters.VOCABULARY_FILE, sizes.size(), files),
                    sizes.row()));
  }

  /**
   * {@return every parameter of a bundle by name, to write it in another format}
   *
   * @throws InvalidBundleException if they cannot be read
   */
  public static Map<String, Matrix> weights(BundleFiles files) {
    return Safetensors.read(files.get(WEIGHTS), WEIGHTS);
  }

  /**
   * {@return Deeplearning4j's own file of the network, to go on training from}
   *
   * @throws InvalidBundleException if the bundle has none
   */
  public static byte[] trainable(BundleFiles files) {
    return files.get(TRAINABLE).clone();
  }

  /**
   * {@return the engine of these parameters}
   *
   * @param encoder what it reads
   * @param features sizes of the embeddings
   * @param network sizes of the rest
   * @param labels what it chooses from
   * @param tensors all parameters by name, and nothing else
   * @param kernel how the network is to be computed
   * @throws InvalidBundleException if one is missing, left over or of another size
   */
  public static TaggingEngine engine(
      FeatureEncoder encoder,
      List<Manifest.Feature> features,
      Manifest.Network network,
      LabelSet labels,
      Map<String, Matrix> tensors,
      KernelKind kernel) {
    return new Weights(new LinkedHashMap<>(tensors))
        .engine(encoder, features, network, labels, kernel);
  }

  private static FeatureEncoder.Column column(Manifest.Feature feature, BundleFiles files) {
    String path = feature.vocabularyFile();
    return new FeatureEncoder.Column(
        FeatureKind.ofId(feature.kind()), vocabulary(path, feature.size(), files));
  }

  private static Vocabulary vocabulary(String path, int size, BundleFiles files) {
    List<String> entries = lines(path, files);
    require(
        entries.size() == size,
        path + ": has " + entries.size() + " entries, manifest.json says %s",
        Integer.toString(size));
    try {
      return new Vocabulary(entries);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(path + ": " + e.getMessage(), e);
    }
  }

  private static void requireKnownKind(String kind) {
    try {
      NetworkKind.ofId(kind);
    } catch (IllegalArgumentException e) {
      throw new InvalidBundleException(BundleFiles.MANIFEST + ": " + e.getMessage(), e);
    }
  }

  private static void require(boolean condition, String message, String value) {
    if (!condition) {
      throw new InvalidBundleException(String.format(Locale.ROOT, message, value));
    }
  }
}
