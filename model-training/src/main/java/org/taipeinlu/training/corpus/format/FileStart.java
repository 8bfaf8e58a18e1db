package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name and the beginning of a file, to tell its format by.
 *
 * @param name in lower case
 * @param text without a byte order mark and leading blanks; empty for a folder
 */
record FileStart(String name, String text) {
  private static final int BYTES = 1 << 22; // the labels may stand after a text of 50,000 words

  static FileStart of(Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!Files.isRegularFile(file)) {
      return new FileStart(name, "");
    }
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(BYTES), StandardCharsets.UTF_8);
      return new FileStart(name, text.replace("\uFEFF", "").stripLeading());
    }
  }

  boolean hasExtension(String... extensions) {
    for (String extension : extensions) {
      if (name.endsWith("." + extension)) {
        return true;
      }
    }
    return false;
  }

  /** {@return the first line that is not blank} */
  String firstLine() {
    return text.lines().findFirst().orElse("");
  }

  /** {@return whether the first line, as JSON, has a member of this name at any depth} */
  boolean hasMember(String member) {
    return Pattern.compile("\"" + member + "\"\\s*:").matcher(firstLine()).find();
  }

  boolean hasAnyMember(String... members) {
    for (String member : members) {
      if (hasMember(member)) {
        return true;
      }
    }
    return false;
  }
}
