package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CorpusFormatException;

/**
 * The patterns of one file, or the values of one list.
 *
 * @param lines in the order of the file
 * @param macros by name; they are known in this file only
 */
record PatternFile(List<Line> lines, Map<String, Node> macros) {
  private static final Pattern MACRO = Pattern.compile("([A-Za-z][\\w-]*)\\s*:=\\s*(.*)");
  private static final Pattern WEIGHT = Pattern.compile("(\\d{1,4})\\*\\s+(.*)");

  /**
   * One pattern or value.
   *
   * @param place file and line number
   * @param source as written, without the weight
   * @param weight how often it is drawn, compared with a line of weight 1
   */
  record Line(String place, String source, int weight, Node node) {}

  static PatternFile read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    Map<String, Node> macros = new LinkedHashMap<>();
    for (DataLine source : DataLine.read(file)) {
      Matcher macro = MACRO.matcher(source.text());
      if (macro.matches()) {
        Node node = PatternParser.parse(macro.group(2), source.place());
        if (macros.put(macro.group(1), node) != null) {
          throw new CorpusFormatException(
              source.place(), "macro " + macro.group(1) + " is defined twice");
        }
      } else {
        lines.add(line(source));
      }
    }
    return new PatternFile(List.copyOf(lines), Map.copyOf(macros));
  }

  private static Line line(DataLine source) {
    Matcher weighted = WEIGHT.matcher(source.text());
    int weight = weighted.matches() ? Integer.parseInt(weighted.group(1)) : 1;
    String pattern = weighted.matches() ? weighted.group(2) : source.text();
    return new Line(source.place(), pattern, weight, PatternParser.parse(pattern, source.place()));
  }
}
