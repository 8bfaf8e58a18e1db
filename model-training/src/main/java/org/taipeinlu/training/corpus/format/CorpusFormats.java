package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.taipeinlu.training.corpus.CorpusFormatException;

/** All formats there are. */
public final class CorpusFormats {
  private static final List<CorpusFormat> ALL =
      List.of(
          new BioFolder(),
          new ConllFormat(),
          new JsonLinesFormat(),
          new InlineFormat(),
          new RasaFormat(),
          new DoccanoFormat(),
          new LabelStudioFormat());

  private CorpusFormats() {}

  /** {@return the names of all formats} */
  public static List<String> names() {
    return ALL.stream().map(CorpusFormat::name).toList();
  }

  /**
   * {@return the format of a name}
   *
   * @throws IllegalArgumentException if there is none
   */
  public static CorpusFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format \"" + name + "\" is not known; choose one of " + known()));
  }

  /**
   * {@return the format that a file or folder seems to be of}
   *
   * @throws CorpusFormatException if no format recognises it
   */
  public static CorpusFormat of(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString(), null, "there is no such file or folder");
    }
    for (CorpusFormat format : ALL) {
      if (format.recognises(source)) {
        return format;
      }
    }
    throw new CorpusFormatException(
        source.toString(), "its format cannot be told by name and beginning; it may be " + known());
  }

  /** {@return whether some format recognises a file or folder} */
  static boolean isOfAny(Path source) throws IOException {
    for (CorpusFormat format : ALL) {
      if (format.recognises(source)) {
        return true;
      }
    }
    return false;
  }

  private static String known() {
    return names().stream().collect(Collectors.joining(", "));
  }
}
