package org.taipeinlu.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.network.Matrix;

/**
 * Writes a bundle beside its place and moves it there when it is whole, so that a reader never
 * meets half of one.
 */
public final class BundleWriter {
  private final Map<String, byte[]> files = new TreeMap<>();

  /** Adds the values of the features. */
  public BundleWriter vocabularies(FeatureEncoder encoder) {
    for (FeatureEncoder.Column column : encoder.columns()) {
      files.put("vocabulary/" + column.kind().id() + ".txt", lines(column.vocabulary().entries()));
    }
    encoder.names().ifPresent(names -> files.put(Manifest.NAMES, lines(names.lines())));
    encoder
        .characters()
        .ifPresent(
            characters ->
                files.put(
                    Manifest.Characters.VOCABULARY_FILE, lines(characters.vocabulary().entries())));
    return this;
  }

  private static byte[] lines(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Adds the parameters of the network, in the order of the map. */
  public BundleWriter weights(Map<String, Matrix> tensors) {
    files.put(ModelBundle.WEIGHTS, Safetensors.write(tensors));
    return this;
  }

  /** Adds all files of a bundle; its manifest is for {@link #write}. */
  public BundleWriter bundle(BundleFiles bundle) {
    bundle
        .byPath()
        .forEach(
            (path, content) -> {
              if (!path.equals(BundleFiles.MANIFEST)) {
                files.put(path, content);
              }
            });
    return this;
  }

  /**
   * Adds the bundle of a language that is to have a network of its own.
   *
   * @param language ISO 639 code
   */
  public BundleWriter language(String language, BundleFiles bundle) {
    String folder = BundleFiles.folderOf(language);
    files.keySet().removeIf(path -> path.startsWith(folder));
    bundle.byPath().forEach((path, content) -> files.put(folder + path, content));
    return this;
  }

  /** Adds the file from which training can go on. */
  public BundleWriter trainable(byte[] network) {
    files.put(ModelBundle.TRAINABLE, network);
    return this;
  }

  /** Adds sentences that the model must understand wherever it is served; none add nothing. */
  public BundleWriter golden(List<GoldenSentence> sentences) {
    if (!sentences.isEmpty()) {
      files.put(GoldenSentence.FILE, GoldenSentence.write(sentences));
    }
    return this;
  }

  /**
   * {@return what would be written}
   *
   * @param manifest without {@code id} and {@code files}, which are worked out here
   */
  public BundleFiles files(Manifest manifest) {
    Map<String, byte[]> all = new TreeMap<>(files);
    all.put(BundleFiles.MANIFEST, ManifestJson.write(whole(manifest)));
    return BundleFiles.of(all);
  }

  private Manifest whole(Manifest manifest) {
    Map<String, String> hashes = new TreeMap<>();
    files.forEach((path, content) -> hashes.put(path, Sha256.of(content)));
    return manifest.withFiles(Sha256.idOf(hashes), hashes);
  }

  /**
   * Writes the bundle as a folder; what was there before is replaced at the end.
   *
   * @param manifest without {@code id} and {@code files}, which are worked out here
   * @return the manifest as written
   */
  public Manifest write(Manifest manifest, Path folder) {
    Manifest whole = whole(manifest);
    Path target = folder.toAbsolutePath().normalize();
    Path beside = target.resolveSibling(target.getFileName() + ".new");
    Path old = target.resolveSibling(target.getFileName() + ".old");
    try {
      delete(beside);
      writeFile(beside.resolve(BundleFiles.MANIFEST), ManifestJson.write(whole));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        writeFile(beside.resolve(file.getKey()), file.getValue());
      }
      delete(old);
      if (Files.exists(target)) {
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
      delete(old);
    } catch (IOException e) {
      throw new UncheckedIOException(
          target + ": the bundle could not be written: " + e.getMessage(), e);
    }
    return whole;
  }

  private static void writeFile(Path path, byte[] content) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(path, content);
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be removed: " + e.getMessage(), e);
    }
  }
}
