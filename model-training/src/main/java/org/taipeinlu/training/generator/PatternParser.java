package org.taipeinlu.training.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CorpusFormatException;

/** Reads one pattern in the notation that {@code data/README.md} describes. */
final class PatternParser {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
  private static final Pattern LABEL = Pattern.compile("[a-z_]+(:[a-z_]+)?");

  private final String source;
  private final String place;
  private int at;

  private PatternParser(String source, String place) {
    this.source = source;
    this.place = place;
  }

  /**
   * {@return the pattern of a line}
   *
   * @param place what to call the line in messages
   * @throws CorpusFormatException if the line is not of the notation
   */
  static Node parse(String line, String place) {
    PatternParser parser = new PatternParser(line, place);
    Node node = parser.alternatives();
    if (parser.at < line.length()) {
      throw parser.error("'" + line.charAt(parser.at) + "' closes nothing");
    }
    return node;
  }

  private Node alternatives() {
    List<Node> options = new ArrayList<>();
    options.add(sequence());
    while (at < source.length() && source.charAt(at) == '|') {
      at++;
      options.add(sequence());
    }
    return options.size() == 1 ? options.get(0) : new Node.Choice(options);
  }

  private Node sequence() {
    List<Node> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    while (at < source.length() && ")]}>|".indexOf(source.charAt(at)) < 0) {
      char c = source.charAt(at);
      if ("([{<".indexOf(c) >= 0) {
        flush(literal, parts);
        parts.add(bracket(c));
      } else {
        at++;
        if (c == '\\' && at < source.length()) {
          c = source.charAt(at++);
        }
        literal.append(c);
      }
    }
    flush(literal, parts);
    return parts.size() == 1 ? parts.get(0) : new Node.Sequence(parts);
  }

  private static void flush(StringBuilder literal, List<Node> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Node.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private Node bracket(char opening) {
    at++;
    return switch (opening) {
      case '(' -> closed(alternatives(), ')');
      case '[' -> new Node.Choice(List.of(closed(alternatives(), ']'), new Node.Literal("")));
      case '{' -> slot();
      default -> reference();
    };
  }

  private Node slot() {
    String label = upTo("=}");
    if (!LABEL.matcher(label).matches()) {
      throw error("\"" + label + "\" is not a label");
    }
    if (source.charAt(at) == '}') {
      at++;
      String list = label.startsWith("time") ? "time" : "place";
      return new Node.Slot(label, new Node.Reference(list));
    }
    at++;
    if (at < source.length() && "([<".indexOf(source.charAt(at)) >= 0) {
      return new Node.Slot(label, closed(sequence(), '}'));
    }
    String list = upTo("}");
    at++;
    return new Node.Slot(label, new Node.Reference(list));
  }

  private Node reference() {
    String name = upTo(">");
    at++;
    Matcher numbers = NUMBERS.matcher(name);
    if (!numbers.matches()) {
      return new Node.Reference(name);
    }
    String first = numbers.group(1);
    return new Node.Range(
        Integer.parseInt(first), Integer.parseInt(numbers.group(2)), first.length());
  }

  private String upTo(String ends) {
    int start = at;
    while (at < source.length() && ends.indexOf(source.charAt(at)) < 0) {
      at++;
    }
    if (at == source.length()) {
      throw error("'" + ends.charAt(ends.length() - 1) + "' is missing");
    }
    return source.substring(start, at).strip();
  }

  private Node closed(Node node, char closing) {
    if (at == source.length() || source.charAt(at) != closing) {
      throw error("'" + closing + "' is missing");
    }
    at++;
    return node;
  }

  private CorpusFormatException error(String message) {
    return new CorpusFormatException(place + ", column " + (at + 1), message);
  }
}
