package org.taipeinlu.service.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.InvalidBundleException;

/** A place that a bundle is read from. */
record ModelLocation(String text) {
  /** The default model. */
  static final String IN_JAR = "classpath:models/default";

  private static final String CLASS_PATH = "classpath:";

  /**
   * Reads the files.
   *
   * @throws InvalidBundleException if there is no bundle or it cannot be read
   */
  BundleFiles files() {
    if (text.startsWith(CLASS_PATH)) {
      return BundleFiles.ofResources(
          ModelLocation.class.getClassLoader(), text.substring(CLASS_PATH.length()));
    }
    try {
      return BundleFiles.of(Path.of(text));
    } catch (InvalidPathException e) {
      throw new InvalidBundleException(text + ": is not a path", e);
    }
  }
}
