package org.taipeinlu.deployment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of a chart's values, made of the comments that begin with {@code # --} in {@code
 * values.yaml}.
 */
record ValuesTable(String table) {
  private static final Pattern VALUE = Pattern.compile("( *)([A-Za-z]+):(?: (.*))?");
  private static final String COMMENT = "# -- ";
  private static final String BEGIN =
      "<!-- made from the comments of values.yaml: mvn verify -pl deployment-tests -Dgolden.update=true -->\n";
  private static final String END = "<!-- end -->";

  static ValuesTable of(List<String> lines) {
    StringBuilder table = new StringBuilder("| value | default | what it is |\n|---|---|---|\n");
    Deque<String> path = new ArrayDeque<>();
    String comment = "";
    for (String line : lines) {
      Matcher value = VALUE.matcher(line);
      if (line.strip().startsWith(COMMENT)) {
        comment = line.strip().substring(COMMENT.length());
      } else if (value.matches()) {
        while (path.size() > value.group(1).length() / 2) {
          path.removeLast();
        }
        path.addLast(value.group(2));
        if (!comment.isEmpty()) {
          table.append(
              String.format(
                  Locale.ROOT, "| `%s` | `%s` | %s |%n", name(path), value.group(3), comment));
        }
        comment = "";
      }
    }
    return new ValuesTable(table.toString());
  }

  private static String name(Deque<String> path) {
    return Stream.of(path.toArray(String[]::new)).collect(Collectors.joining("."));
  }

  /** {@return the text with this table between the markers} */
  String into(String readme) {
    int begin = readme.indexOf("<!-- made from");
    int end = readme.indexOf(END);
    return readme.substring(0, begin) + BEGIN + "\n" + table + "\n" + readme.substring(end);
  }
}
