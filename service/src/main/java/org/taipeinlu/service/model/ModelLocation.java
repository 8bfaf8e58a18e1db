package org.taipeinlu.service.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.InvalidBundleException;

/** A place that a bundle is read from: a folder, a zip file, or a folder of the class path. */
record ModelLocation(String text) {
  /** The default model. */
  static final String IN_JAR = "classpath:models/default";

  private static final String CLASS_PATH = "classpath:";

  /**
   * {@return the bundle's files}
   *
   * @throws InvalidBundleException if there is no bundle or it cannot be read
   */
  BundleFiles files() {
    return resourceFolder()
        .map(folder -> BundleFiles.ofResources(loader(), folder))
        .orElseGet(() -> BundleFiles.of(path()));
  }

  /**
   * {@return one file of the bundle, empty if it does not hold it}
   *
   * @param limit most bytes
   */
  byte[] file(String name, int limit) {
    Optional<String> folder = resourceFolder();
    try {
      if (folder.isPresent()) {
        return read(loader().getResourceAsStream(folder.get() + "/" + name), limit);
      }
      if (Files.isDirectory(path())) {
        Path file = path().resolve(name);
        return Files.exists(file) ? read(Files.newInputStream(file), limit) : new byte[0];
      }
      try (ZipFile zip = new ZipFile(path().toFile())) {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? new byte[0] : read(zip.getInputStream(entry), limit);
      }
    } catch (IOException e) {
      throw new InvalidBundleException(text + ": " + name + " cannot be read", e);
    }
  }

  private static byte[] read(InputStream stream, int limit) throws IOException {
    try (stream) {
      return stream.readNBytes(limit);
    }
  }

  /**
   * {@return what changes whenever the files do: their names, sizes and times}
   *
   * <p>All of them, not the manifest alone: a folder may be copied in any order.
   */
  String fingerprint() {
    if (resourceFolder().isPresent()) {
      return "";
    }
    try (Stream<Path> paths = Files.walk(path())) {
      return paths.sorted().limit(1000).map(ModelLocation::stamp).collect(Collectors.joining("\n"));
    } catch (IOException | UncheckedIOException | InvalidBundleException e) {
      return "unreadable";
    }
  }

  private static String stamp(Path path) {
    try {
      return path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
    } catch (IOException e) {
      return path + " gone";
    }
  }

  private Optional<String> resourceFolder() {
    return text.startsWith(CLASS_PATH)
        ? Optional.of(text.substring(CLASS_PATH.length()))
        : Optional.empty();
  }

  private static ClassLoader loader() {
    return ModelLocation.class.getClassLoader();
  }

  private Path path() {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidBundleException(text + ": is not a path", e);
    }
  }
}
