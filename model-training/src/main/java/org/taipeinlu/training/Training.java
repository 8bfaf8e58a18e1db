package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.text.Language;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.WordVectors;
import org.taipeinlu.training.corpus.format.CorpusFolder;

/**
 * A training from files to a bundle.
 *
 * @param corpus folder with {@code train}, {@code validation} and {@code test} in any format
 * @param bundle folder that the bundle is written to; the checkpoint lies beside it
 * @param name what to call the model
 * @param kinds {@code place}, {@code time} or {@code text} for each slot
 * @param language whether only sentences are to be read that a network of this one reads
 * @param config every setting
 */
public record Training(
    Path corpus,
    Path bundle,
    String name,
    Map<String, String> kinds,
    Optional<String> language,
    TrainingConfig config) {
  /** A training on all sentences. */
  public Training(
      Path corpus, Path bundle, String name, Map<String, String> kinds, TrainingConfig config) {
    this(corpus, bundle, name, kinds, Optional.empty(), config);
  }

  /**
   * Trains and writes the bundle, and beside it how the rounds went; the checkpoint is removed when
   * that is done.
   *
   * @param resume whether to go on from the checkpoint of a training that was stopped
   */
  public Manifest run(boolean resume, Trainer.Listener listener) throws IOException {
    TrainingData data = data();
    Path target = bundle.toAbsolutePath();
    Checkpoint checkpoint =
        new Checkpoint(target.resolveSibling(target.getFileName() + ".checkpoint"));
    Optional<WordVectors> vectors = vectors();
    EncodedCorpus encoded =
        EncodedCorpus.of(
            data.train(),
            config,
            vectors.map(WordVectors::first).orElse(List.of()),
            Names.of(config));
    if (encoded.labels().size() == 1) {
      throw new CorpusFormatException(
          CorpusFolder.of(corpus).train().toString(),
          "no sentence holds a slot to learn; label some");
    }
    listener.corpusRead(encoded.sentences().size(), encoded.leftOut());
    vectors.ifPresent(known -> tell(listener, encoded, known));
    Trainer trainer =
        new Trainer(
            config, encoded, data.validation(), checkpoint, data.sha256(List.of()), vectors);
    Trainer.Result result = trainer.train(resume, listener);
    Manifest manifest =
        BundleNetwork.join(
            new ModelExport(result, config, data.sha256(List.of())).files(name, kinds, data.test()),
            Map.of(),
            target);
    result.history().write(historyFile());
    checkpoint.delete();
    return manifest;
  }

  private TrainingData data() throws IOException {
    TrainingData all = TrainingData.read(corpus);
    if (language.isEmpty()) {
      return all;
    }
    TrainingData own = all.where(text -> language.get().equals(Language.ofReader(text)));
    if (own.train().isEmpty() || own.validation().isEmpty() || own.test().isEmpty()) {
      throw new CorpusFormatException(
          corpus.toString(),
          "train, validation and test must each hold a sentence in \"" + language.get() + "\"");
    }
    return own;
  }

  /** {@return where it is written how the rounds went} */
  public Path historyFile() {
    Path target = bundle.toAbsolutePath();
    return target.resolveSibling(target.getFileName() + ".history.json");
  }

  private static void tell(Trainer.Listener listener, EncodedCorpus corpus, WordVectors vectors) {
    List<String> entries = corpus.encoder().columns().get(0).vocabulary().entries();
    List<String> words = entries.subList(Vocabulary.UNKNOWN + 1, entries.size());
    long known = words.stream().filter(word -> vectors.of(word).isPresent()).count();
    listener.vectorsRead(Math.toIntExact(known), words.size());
  }

  private Optional<WordVectors> vectors() throws IOException {
    TrainingConfig.Vectors settings = config.vectors();
    if (settings.file().isEmpty()) {
      return Optional.empty();
    }
    if (config.network().oneHot()) {
      throw new IllegalArgumentException(
          "vectors.file: a network that reads words one-hot has no place for word vectors; set"
              + " network.input to embedding");
    }
    int dimension = config.dimension(FeatureKind.WORD);
    return Optional.of(
        WordVectors.read(Path.of(settings.file()), dimension, settings.extraWords()));
  }
}
