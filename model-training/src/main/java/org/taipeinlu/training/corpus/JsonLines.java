package org.taipeinlu.training.corpus;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sentences as JSON objects, one a line: {@code {"id", "lang", "text", "slots": [{"slot", "role"?,
 * "start", "end"}]}}. Offsets in the file count Unicode code points, {@code end} exclusive.
 */
public final class JsonLines {
  private static final JsonMapper JSON = new JsonMapper();

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
        sentences.add(parse(lines.get(i), file.getFileName() + ":" + (i + 1)));
      }
    }
    return sentences;
  }

  private static LabelledSentence parse(String line, String place) {
    try {
      JsonNode json = JSON.readTree(line);
      String text = json.required("text").stringValue();
      List<LabelledSentence.Range> ranges = new ArrayList<>();
      for (JsonNode slot : json.path("slots")) {
        ranges.add(range(slot, text));
      }
      ranges.sort(Comparator.comparingInt(LabelledSentence.Range::start));
      return new LabelledSentence(
          json.path("id").asString(place), json.path("lang").asString("en"), text, ranges);
    } catch (JacksonException e) {
      throw new CorpusFormatException(place, "not of the form: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new CorpusFormatException(place, String.valueOf(e.getMessage()), e);
    }
  }

  private static LabelledSentence.Range range(JsonNode slot, String text) {
    String name = slot.required("slot").stringValue();
    JsonNode role = slot.path("role");
    return new LabelledSentence.Range(
        role.isString() ? name + ":" + role.stringValue() : name,
        text.offsetByCodePoints(0, slot.required("start").intValue()),
        text.offsetByCodePoints(0, slot.required("end").intValue()));
  }

  /** Writes a file beside its place and moves it there when it is whole. */
  public static void write(Path file, List<LabelledSentence> sentences) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (BufferedWriter writer = Files.newBufferedWriter(beside)) {
      for (LabelledSentence sentence : sentences) {
        writer.write(JSON.writeValueAsString(json(sentence)));
        writer.write('\n');
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ObjectNode json(LabelledSentence sentence) {
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
      slot.put("start", sentence.text().codePointCount(0, range.start()));
      slot.put("end", sentence.text().codePointCount(0, range.end()));
      slot.put("text", sentence.text().substring(range.start(), range.end()));
    }
    return json;
  }
}
