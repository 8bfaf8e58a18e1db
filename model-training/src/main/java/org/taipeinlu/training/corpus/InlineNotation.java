package org.taipeinlu.training.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences with their labels in line, as people write them: {@code to [Taipei](arrival)}. A
 * backslash before {@code [}, {@code ]} or {@code \} stands for the character itself.
 */
public final class InlineNotation {
  private InlineNotation() {}

  /**
   * Reads a file of one sentence a line; blank lines and lines that begin with {@code #} are
   * skipped.
   *
   * @throws CorpusFormatException if a line is not of the notation
   */
  public static List<LabelledSentence> read(Path file, String language) throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String place = file.getFileName() + ":" + (i + 1);
        sentences.add(parse(line, place, language));
      }
    }
    return sentences;
  }

  /**
   * Reads one sentence.
   *
   * @param place what to call it in messages
   */
  public static LabelledSentence parse(String line, String place, String language) {
    StringBuilder text = new StringBuilder();
    List<LabelledSentence.Range> ranges = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        text.append(line.charAt(++i));
      } else if (c == '[') {
        require(start < 0, place, "a [ inside of [ ]; write \\[ for the character itself");
        start = text.length();
      } else if (c == ']') {
        int close = line.startsWith("](", i) ? line.indexOf(')', i) : -1;
        require(start >= 0 && close > 0, place, "a ] must close a [ and be followed by (slot)");
        ranges.add(new LabelledSentence.Range(line.substring(i + 2, close), start, text.length()));
        start = -1;
        i = close;
      } else {
        text.append(c);
      }
    }
    require(start < 0, place, "a [ is never closed");
    try {
      return new LabelledSentence(place, language, text.toString(), ranges);
    } catch (IllegalArgumentException e) {
      throw new CorpusFormatException(place, String.valueOf(e.getMessage()), e);
    }
  }

  private static void require(boolean condition, String place, String message) {
    if (!condition) {
      throw new CorpusFormatException(place, message);
    }
  }

  /** {@return a sentence in this notation} */
  public static String write(LabelledSentence sentence) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (LabelledSentence.Range range : sentence.slots()) {
      line.append(escape(sentence.text().substring(at, range.start())));
      line.append('[').append(escape(sentence.text().substring(range.start(), range.end())));
      line.append("](").append(range.slot()).append(')');
      at = range.end();
    }
    return line.append(escape(sentence.text().substring(at))).toString();
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
  }
}
