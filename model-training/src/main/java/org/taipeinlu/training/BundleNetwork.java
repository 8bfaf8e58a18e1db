package org.taipeinlu.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.BundleWriter;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.text.Language;

/**
 * One of the networks of a bundle: that of a language, or the one that reads all other sentences.
 *
 * @param bundle the whole bundle
 * @param language ISO 639 code of a language that has a network of its own in it, or nothing
 */
public record BundleNetwork(BundleFiles bundle, Optional<String> language) {
  public BundleNetwork {
    if (language.isPresent() && !bundle.languages().contains(language.get())) {
      throw new InvalidBundleException(
          "the bundle has no network for \""
              + language.get()
              + "\" alone"
              + (bundle.languages().isEmpty() ? "" : ", but for " + bundle.languages()));
    }
  }

  /** {@return the files of this network, as a bundle of its own} */
  public BundleFiles files() {
    return language.map(bundle::ofLanguage).orElseGet(bundle::withoutLanguages);
  }

  /** {@return whether this is the network that reads a text} */
  public boolean reads(String text) {
    return Optional.of(Language.ofReader(text))
        .filter(bundle.languages()::contains)
        .equals(language);
  }

  /**
   * Writes the bundle with another network in place of this one.
   *
   * @param other a bundle of one network
   * @return the manifest as written
   */
  Manifest replace(BundleFiles other, Path target) {
    if (language.isPresent()) {
      return join(bundle, Map.of(language.get(), other), target);
    }
    Map<String, BundleFiles> languages = new TreeMap<>();
    for (String code : bundle.languages()) {
      languages.put(code, bundle.ofLanguage(code));
    }
    return join(other, languages, target);
  }

  /**
   * Writes a bundle of one network or several, after it has been read back.
   *
   * @param main the bundle whose network reads every sentence of a language without its own
   * @param languages bundles of the languages that have one, by ISO 639 code; may be empty
   * @return the manifest as written
   * @throws InvalidBundleException if they do not fill the same slots or read other features
   */
  public static Manifest join(BundleFiles main, Map<String, BundleFiles> languages, Path target) {
    Manifest manifest = ModelBundle.read(main).manifest();
    List<String> all = new ArrayList<>(manifest.languages());
    BundleWriter writer = new BundleWriter().bundle(main);
    languages.forEach(
        (code, files) -> {
          writer.language(code, files);
          if (!all.contains(code)) {
            all.add(code);
          }
        });
    Manifest whole = manifest.withLanguages(all);
    ModelBundle.read(writer.files(whole));
    return writer.write(whole, target);
  }
}
