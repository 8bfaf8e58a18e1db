package org.taipeinlu.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a bundle in memory, by path with forward slashes. Every source is read within the
 * same limits, so that a huge or hostile one is refused before it costs memory.
 */
public final class BundleFiles {
  static final String MANIFEST = "manifest.json";
  private static final String LANGUAGES = "language/";
  private static final int MAX_FILES = 64; // a bundle of two languages has about twenty
  private static final int MAX_BYTES = 256 << 20; // shipped models are under ten megabytes

  private final Map<String, byte[]> files;
  private final Set<String> languages = new TreeSet<>();

  private BundleFiles(Map<String, byte[]> files) {
    this.files = files;
    for (String path : files.keySet()) {
      String[] parts = path.split("/", -1);
      if (parts.length > 2 && path.startsWith(LANGUAGES)) {
        languages.add(parts[1]);
      }
    }
  }

  static BundleFiles of(Map<String, byte[]> files) {
    return new BundleFiles(files);
  }

  /** Reads a folder, or a zip of the same files. Symbolic links are refused. */
  public static BundleFiles of(Path location) {
    try {
      if (Files.isDirectory(location)) {
        return ofFolder(location);
      }
      if (Files.isRegularFile(location)) {
        return ofZip(location);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidBundleException(location + ": cannot be read: " + e.getMessage(), e);
    }
    throw new InvalidBundleException(location + ": no such folder or zip file");
  }

  /**
   * Reads resources of the class path: the manifest, and the files that it names.
   *
   * @param folder without a slash at the end
   */
  public static BundleFiles ofResources(ClassLoader loader, String folder) {
    Collector collector = new Collector(folder);
    try {
      collector.add(MANIFEST, resource(loader, folder, MANIFEST));
      for (String path : ManifestJson.filesOf(collector.files.get(MANIFEST))) {
        collector.add(path, resource(loader, folder, path));
      }
    } catch (IOException e) {
      throw new InvalidBundleException(folder + ": cannot be read: " + e.getMessage(), e);
    }
    return new BundleFiles(collector.files);
  }

  private static InputStream resource(ClassLoader loader, String folder, String path) {
    InputStream stream = loader.getResourceAsStream(folder + "/" + path);
    if (stream == null) {
      throw new InvalidBundleException(folder + "/" + path + ": not on the class path");
    }
    return stream;
  }

  private static BundleFiles ofFolder(Path folder) throws IOException {
    Collector collector = new Collector(folder.toString());
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        if (Files.isSymbolicLink(path) && !path.equals(folder)) {
          throw new InvalidBundleException(
              path + ": is a symbolic link; put the file itself there");
        }
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          String name = folder.relativize(path).toString().replace('\\', '/');
          collector.add(name, Files.newInputStream(path));
        }
      }
    }
    return new BundleFiles(collector.files);
  }

  private static BundleFiles ofZip(Path zip) throws IOException {
    Collector collector = new Collector(zip.toString());
    try (InputStream stream = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(stream, StandardCharsets.UTF_8)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (!entry.isDirectory()) {
          collector.add(entry.getName(), entries.readNBytes(collector.bytesLeft() + 1));
        }
      }
    }
    return new BundleFiles(collector.files);
  }

  /** {@return the languages that have a bundle within this one} */
  public Set<String> languages() {
    return Collections.unmodifiableSet(languages);
  }

  /** {@return the bundle of a language within this one} */
  public BundleFiles ofLanguage(String language) {
    String folder = folderOf(language);
    Map<String, byte[]> within = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(folder)) {
            within.put(path.substring(folder.length()), content);
          }
        });
    return new BundleFiles(within);
  }

  /** {@return this bundle without those of languages within it} */
  public BundleFiles withoutLanguages() {
    if (languages.isEmpty()) {
      return this;
    }
    Map<String, byte[]> rest = new TreeMap<>(files);
    rest.keySet().removeIf(path -> path.startsWith(LANGUAGES));
    return new BundleWriter().bundle(new BundleFiles(rest)).files(ManifestJson.read(get(MANIFEST)));
  }

  /** {@return where the bundle of a language lies in the one that it is part of} */
  static String folderOf(String language) {
    return LANGUAGES + language + "/";
  }

  /** {@return the files by path} */
  Map<String, byte[]> byPath() {
    return files;
  }

  /** {@return one file} */
  byte[] get(String path) {
    byte[] content = files.get(path);
    if (content == null) {
      throw new InvalidBundleException(path + ": missing from the bundle");
    }
    return content;
  }

  private static final class Collector {
    private final String source;
    private final Map<String, byte[]> files = new TreeMap<>();
    private int bytes;

    Collector(String source) {
      this.source = source;
    }

    int bytesLeft() {
      return MAX_BYTES - bytes;
    }

    void add(String path, InputStream content) throws IOException {
      try (content) {
        add(path, content.readNBytes(bytesLeft() + 1));
      }
    }

    void add(String path, byte[] content) {
      boolean plain =
          !path.isEmpty()
              && path.indexOf('\\') < 0
              && path.indexOf(':') < 0
              && Stream.of(path.split("/", -1)).noneMatch(part -> part.matches("\\.{0,2}"));
      if (!plain) {
        throw new InvalidBundleException(
            source + ": \"" + path + "\" is not a path inside the bundle");
      }
      if (content.length > bytesLeft()) {
        throw new InvalidBundleException(
            String.format(
                Locale.ROOT, "%s: more than %d bytes; this is no model bundle", source, MAX_BYTES));
      }
      bytes += content.length;
      if (files.put(path, content) != null) {
        throw new InvalidBundleException(source + ": \"" + path + "\" stands twice");
      }
      if (files.size() > MAX_FILES) {
        throw new InvalidBundleException(
            String.format(
                Locale.ROOT, "%s: more than %d files; this is no model bundle", source, MAX_FILES));
      }
    }
  }
}
