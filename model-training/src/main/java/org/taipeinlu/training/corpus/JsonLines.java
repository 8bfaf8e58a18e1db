package org.taipeinlu.training.corpus;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sentences as JSON objects, one a line: {@code {"id", "lang", "text", "slots": [{"slot", "role"?,
 * "start", "end", "text"?}], "meta"?}}. Offsets in the file count Unicode code points, {@code end}
 * exclusive.
 */
public final class JsonLines {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> KNOWN_MEMBERS = Set.of("id", "lang", "text", "slots");

  private JsonLines() {}

  /**
   * Reads a file.
   *
   * @throws CorpusFormatException at the first line that is not of the format
   */
  public static List<LabelledSentence> read(Path file) throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        String place = file.getFileName() + ":" + (i + 1);
        sentences.add(parse(lines.get(i), place, place, "en"));
      }
    }
    return sentences;
  }

  /**
   * Reads one line.
   *
   * @param place what to call it in messages, and in the sentence if it has no id
   * @param id of the sentence if the line gives none
   * @param language of the sentence if the line gives none
   * @throws CorpusFormatException if it is not of the format
   */
  public static LabelledSentence parse(String line, String place, String id, String language) {
    try {
      JsonNode json = JSON.readTree(line);
      String text = json.required("text").stringValue();
      CodePoints codePoints = new CodePoints(text);
      List<LabelledSentence.Range> ranges = new ArrayList<>();
      for (JsonNode slot : json.path("slots")) {
        ranges.add(range(slot, text, codePoints));
      }
      ranges.sort(Comparator.comparingInt(LabelledSentence.Range::start));
      return new LabelledSentence(
          json.path("id").asString(id),
          json.path("lang").asString(language),
          text,
          ranges,
          meta(json));
    } catch (JacksonException e) {
      throw new CorpusFormatException(place, "not of the form: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CorpusFormatException(place, String.valueOf(e.getMessage()), e);
    }
  }

  private static LabelledSentence.Range range(JsonNode slot, String text, CodePoints codePoints) {
    String name = slot.required("slot").stringValue();
    JsonNode role = slot.path("role");
    LabelledSentence.Range range =
        codePoints.range(
            role.isString() ? name + ":" + role.stringValue() : name,
            slot.required("start").intValue(),
            slot.required("end").intValue());
    String found = text.substring(range.start(), range.end());
    String expected = slot.path("text").asString(found);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          String.join(
              " ",
              "slot \"" + range.slot() + "\" is said to be \"" + expected + "\", but at its",
              "offsets stands \"" + found + "\"; offsets count Unicode code points"));
    }
    return range;
  }

  /** What stands beside the known members, or within {@code meta}. */
  private static Map<String, Object> meta(JsonNode json) {
    Map<String, Object> meta = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (member.getKey().equals("meta") && member.getValue().isObject()) {
        member.getValue().properties().forEach(inner -> put(meta, inner));
      } else if (!KNOWN_MEMBERS.contains(member.getKey())) {
        put(meta, member);
      }
    }
    return meta;
  }

  private static void put(Map<String, Object> meta, Map.Entry<String, JsonNode> member) {
    if (!member.getValue().isNull()) {
      meta.put(member.getKey(), JSON.treeToValue(member.getValue(), Object.class));
    }
  }

  /** Writes a file beside its place and moves it there when it is whole. */
  public static void write(Path file, List<LabelledSentence> sentences) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (BufferedWriter writer = Files.newBufferedWriter(beside)) {
      for (LabelledSentence sentence : sentences) {
        writer.write(format(sentence));
        writer.write('\n');
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** {@return a sentence as one line, without the line end} */
  public static String format(LabelledSentence sentence) {
    CodePoints codePoints = new CodePoints(sentence.text());
    ObjectNode json = JSON.createObjectNode();
    json.put("id", sentence.id()).put("lang", sentence.language()).put("text", sentence.text());
    ArrayNode slots = json.putArray("slots");
    for (LabelledSentence.Range range : sentence.slots()) {
      ObjectNode slot = slots.addObject();
      int colon = range.slot().indexOf(':');
      slot.put("slot", colon < 0 ? range.slot() : range.slot().substring(0, colon));
      if (colon >= 0) {
        slot.put("role", range.slot().substring(colon + 1));
      }
      slot.put("start", codePoints.before(range.start()));
      slot.put("end", codePoints.before(range.end()));
      slot.put("text", sentence.text().substring(range.start(), range.end()));
    }
    if (!sentence.meta().isEmpty()) {
      json.set("meta", JSON.valueToTree(sentence.meta()));
    }
    return JSON.writeValueAsString(json);
  }
}
