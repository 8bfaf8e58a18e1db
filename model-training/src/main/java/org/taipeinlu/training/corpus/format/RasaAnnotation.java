package org.taipeinlu.training.corpus.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence.Range;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rasa's annotations in a line: {@code [Taipei](arrival)}, {@code [Taipei]{"entity": "place",
 * "role": "arrival"}}. Entity and role make the slot {@code place:arrival}. A value other than the
 * text, also as {@code [Taipei](city:TPE)}, makes the text a synonym. The notation has no escape.
 */
final class RasaAnnotation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern ANNOTATION =
      Pattern.compile(
          "\\[(?<text>[^\\]]+)\\]"
              + "(?:\\((?<entity>[^:)]+)(?::(?<value>[^)]+))?\\)"
              + "|(?<object>\\{[^}]+\\})"
              + "|\\[(?<objects>\\{.*?\\})\\])");
  private static final Pattern BROKEN = Pattern.compile("\\][({]");
  private static final Pattern PLAIN_NAME = Pattern.compile("[^:)]+");

  private RasaAnnotation() {}

  /**
   * A line as it is meant.
   *
   * @param values what the text of a slot stands for, where that is something else
   */
  record Line(String text, List<Range> ranges, Map<String, String> values) {}

  /** The attributes of one annotation. */
  private record Entity(String slot, String value) {}

  /**
   * Reads a line.
   *
   * @throws CorpusFormatException if an annotation is broken
   */
  static Line parse(String line, String place, ProblemLog problems) {
    StringBuilder text = new StringBuilder();
    List<Range> ranges = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    Matcher matcher = ANNOTATION.matcher(line);
    int at = 0;
    while (matcher.find()) {
      text.append(plain(line.substring(at, matcher.start()), place));
      String labelled = matcher.group("text");
      Entity entity = entity(matcher, labelled, place, problems);
      ranges.add(new Range(entity.slot(), text.length(), text.length() + labelled.length()));
      if (!entity.value().equals(labelled)) {
        values.put(labelled, entity.value());
      }
      text.append(labelled);
      at = matcher.end();
    }
    text.append(plain(line.substring(at), place));
    return new Line(text.toString(), List.copyOf(ranges), values);
  }

  private static String plain(String text, String place) {
    Matcher broken = BROKEN.matcher(text);
    if (broken.find()) {
      throw new CorpusFormatException(
          place,
          "\""
              + text.substring(broken.start())
              + "\" is not a whole annotation; write [text](slot)"
              + " or [text]{\"entity\": \"slot\"}");
    }
    return text;
  }

  private static Entity entity(
      Matcher matcher, String labelled, String place, ProblemLog problems) {
    if (matcher.group("entity") != null) {
      String value = matcher.group("value");
      return new Entity(matcher.group("entity"), value == null ? labelled : value);
    }
    String object = matcher.group("object");
    String json = "[" + (object == null ? matcher.group("objects") : object) + "]";
    JsonNode entities = read(json, place);
    for (int i = 1; i < entities.size(); i++) {
      problems.leaveOut("second entity of one text");
    }
    JsonNode attributes = entities.path(0);
    String name = attributes.path("entity").asString("");
    if (name.isEmpty()) {
      throw new CorpusFormatException(
          place, "the annotation of \"" + labelled + "\" names no \"entity\"; add it");
    }
    String role = attributes.path("role").asString("");
    for (String attribute : attributes.propertyNames()) {
      if (!List.of("entity", "role", "value").contains(attribute)) {
        problems.leaveOut("\"" + attribute + "\" of an entity");
      }
    }
    return new Entity(
        role.isEmpty() ? name : name + ":" + role, attributes.path("value").asString(labelled));
  }

  private static JsonNode read(String json, String place) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException e) {
      throw new CorpusFormatException(
          place, "annotation " + json + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** {@return a line of a text and its ranges; parsing it gives them back unless it cannot} */
  static String write(String text, List<Range> ranges) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (Range range : ranges) {
      line.append(text, at, range.start());
      line.append('[').append(text, range.start(), range.end()).append(']');
      line.append(annotation(range.slot()));
      at = range.end();
    }
    return line.append(text.substring(at)).toString();
  }

  private static String annotation(String slot) {
    if (PLAIN_NAME.matcher(slot).matches()) {
      return "(" + slot + ")";
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    int colon = slot.indexOf(':');
    attributes.put("entity", colon < 0 ? slot : slot.substring(0, colon));
    if (colon >= 0) {
      attributes.put("role", slot.substring(colon + 1));
    }
    return JSON.writeValueAsString(attributes);
  }
}
