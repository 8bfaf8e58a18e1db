package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.WordVectors;

/**
 * A training from files to a bundle.
 *
 * @param corpus folder with {@code train.jsonl}, {@code validation.jsonl} and {@code test.jsonl}
 * @param bundle folder that the bundle is written to; the checkpoint lies beside it
 * @param name what to call the model
 * @param kinds {@code place}, {@code time} or {@code text} for each slot
 * @param config every setting
 */
public record Training(
    Path corpus, Path bundle, String name, Map<String, String> kinds, TrainingConfig config) {
  private static final List<String> FILES =
      List.of("train.jsonl", "validation.jsonl", "test.jsonl");

  /**
   * Trains and writes the bundle; the checkpoint is removed when that is done.
   *
   * @param resume whether to go on from the checkpoint of a training that was stopped
   */
  public Manifest run(boolean resume, Trainer.Listener listener) throws IOException {
    List<LabelledSentence> train = JsonLines.read(corpus.resolve(FILES.get(0)));
    List<LabelledSentence> validation = JsonLines.read(corpus.resolve(FILES.get(1)));
    List<LabelledSentence> test = JsonLines.read(corpus.resolve(FILES.get(2)));
    Path target = bundle.toAbsolutePath();
    Checkpoint checkpoint =
        new Checkpoint(target.resolveSibling(target.getFileName() + ".checkpoint"));
    String hash = hash();
    Optional<WordVectors> vectors = vectors();
    EncodedCorpus encoded =
        EncodedCorpus.of(train, config, vectors.map(WordVectors::first).orElse(List.of()));
    Trainer trainer = new Trainer(config, encoded, validation, checkpoint, hash, vectors);
    Trainer.Result result = trainer.train(resume, listener);
    Manifest manifest = new ModelExport(result, config, hash).write(target, name, kinds, test);
    checkpoint.delete();
    return manifest;
  }

  private Optional<WordVectors> vectors() throws IOException {
    TrainingConfig.Vectors settings = config.vectors();
    if (settings.file().isEmpty()) {
      return Optional.empty();
    }
    int dimension = config.dimension(FeatureKind.WORD);
    return Optional.of(
        WordVectors.read(Path.of(settings.file()), dimension, settings.extraWords()));
  }

  private String hash() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : FILES.subList(0, 2)) {
        digest.update(Files.readAllBytes(corpus.resolve(file)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
