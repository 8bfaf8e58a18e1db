package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Value lists as files of one value a line, in folders by kind: {@code lookup/city.txt}. Lookup and
 * synonym files can stand among the value files that sentences are generated from, so characters
 * that mean something there have a backslash; regular expressions stand as they are.
 */
public final class ValueListFiles {
  private static final Pattern NOTATION = Pattern.compile("[()\\[\\]{}<>|\\\\#]");
  private static final Pattern NOT_FOR_A_FILE_NAME = Pattern.compile("[^\\p{L}\\p{N}._-]+");

  private ValueListFiles() {}

  /** Writes lists into a folder. */
  public static void write(Path folder, List<ValueList> lists) throws IOException {
    Map<Path, TargetFile.Content> files = new LinkedHashMap<>();
    for (ValueList list : lists) {
      files.put(
          free(folder, list, files),
          writer -> {
            for (String value : list.values()) {
              writer.write(line(list.kind(), value));
              writer.write('\n');
            }
          });
    }
    TargetFile.writeAll(files);
  }

  private static Path free(Path folder, ValueList list, Map<Path, TargetFile.Content> taken) {
    Path kind = folder.resolve(list.kind().name().toLowerCase(Locale.ROOT));
    String name = NOT_FOR_A_FILE_NAME.matcher(list.name()).replaceAll("_");
    Path file = kind.resolve(name + ".txt");
    for (int copy = 2; taken.containsKey(file); copy++) {
      file = kind.resolve(name + "-" + copy + ".txt");
    }
    return file;
  }

  private static String line(ValueList.Kind kind, String value) {
    return kind == ValueList.Kind.REGEX ? value : NOTATION.matcher(value).replaceAll("\\\\$0");
  }
}
