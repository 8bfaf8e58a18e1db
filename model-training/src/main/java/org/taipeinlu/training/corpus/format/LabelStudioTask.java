package org.taipeinlu.training.corpus.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CodePoints;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one task of Label Studio, in its full or its small form. */
final class LabelStudioTask {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final String place;
  private final ProblemLog problems;
  private final List<Range> ranges = new ArrayList<>();
  private final Map<String, Object> meta = new LinkedHashMap<>();

  LabelStudioTask(String place, ProblemLog problems) {
    this.place = place;
    this.problems = problems;
  }

  LabelledSentence sentence(JsonNode task, String id, String language) {
    try {
      boolean small = !task.path("data").isObject();
      JsonNode data = small ? task : task.path("data");
      String text = data.path("text").asString("");
      if (text.isEmpty()) {
        throw new CorpusFormatException(
            place, "has no text; the labelled text must be the task's \"text\"");
      }
      readData(data, text, small);
      if (!small) {
        readAnnotations(task.path("annotations"), text);
        if (!task.path("predictions").isEmpty()) {
          problems.leaveOut("predictions of a task");
        }
      }
      ranges.sort(Comparator.comparingInt(Range::start));
      String name = data.path("id").asString(task.path("id").asString(id));
      return new LabelledSentence(name, data.path("lang").asString(language), text, ranges, meta);
    } catch (JacksonException e) {
      throw new CorpusFormatException(place, "not of the form: " + e.getOriginalMessage(), e);
    }
  }

  private void readData(JsonNode data, String text, boolean small) {
    for (Map.Entry<String, JsonNode> member : data.properties()) {
      JsonNode value = member.getValue();
      if (small && isRegions(value)) {
        for (JsonNode region : value) {
          addRange(region, text);
        }
      } else if (!List.of("id", "lang", "text").contains(member.getKey()) && !value.isNull()) {
        meta.put(member.getKey(), JSON.treeToValue(value, Object.class));
      }
    }
  }

  private static boolean isRegions(JsonNode value) {
    return value.isArray() && value.path(0).has("start") && value.path(0).has("labels");
  }

  /** The first annotation that was not cancelled counts, as only one labelling can be learned. */
  private void readAnnotations(JsonNode annotations, String text) {
    boolean found = false;
    for (JsonNode annotation : annotations) {
      if (annotation.path("was_cancelled").asBoolean(false)) {
        problems.leaveOut("cancelled annotation of a task");
      } else if (found) {
        problems.leaveOut("second annotation of a task");
      } else {
        found = true;
        for (JsonNode result : annotation.path("result")) {
          readResult(result, text);
        }
      }
    }
    if (!found) {
      throw new CorpusFormatException(place, "has no annotation; label the task, or leave it out");
    }
  }

  private void readResult(JsonNode result, String text) {
    String type = result.path("type").asString("");
    JsonNode value = result.path("value");
    if (type.equals("labels")) {
      addRange(value, text);
    } else if (type.equals("choices") && value.path("choices").size() == 1) {
      meta.put(
          result.path("from_name").asString("choice"), value.path("choices").path(0).asString());
    } else {
      problems.leaveOut("result of type \"" + type + "\"");
    }
  }

  private void addRange(JsonNode region, String text) {
    JsonNode labels = region.path("labels");
    if (labels.isEmpty()) {
      throw new CorpusFormatException(place, "a region has no label; label or remove it");
    }
    if (labels.size() > 1) {
      problems.leaveOut("second label of one region");
    }
    String slot = labels.path(0).stringValue();
    int start = region.required("start").intValue();
    int end = region.required("end").intValue();
    String said = region.path("text").asString("");
    if (isWhole(text, start, end) && isSaid(said, text.substring(start, end))) {
      ranges.add(new Range(slot, start, end));
      return;
    }
    // some versions count code points; the region's own text tells
    Range range = new CodePoints(text).range(slot, start, end);
    String found = text.substring(range.start(), range.end());
    if (said.isEmpty() || !isSaid(said, found)) {
      throw new CorpusFormatException(
          place,
          String.join(
              " ",
              "region \"" + slot + "\" at",
              Integer.toString(start),
              "to",
              Integer.toString(end),
              "is said to be \"" + said + "\", but there stands \"" + found + "\" or half of a",
              "surrogate pair; correct its offsets, which count UTF-16 units"));
    }
    ranges.add(range);
  }

  private static boolean isWhole(String text, int start, int end) {
    return start >= 0
        && end > start
        && end <= text.length()
        && isBoundary(text, start)
        && isBoundary(text, end);
  }

  private static boolean isBoundary(String text, int index) {
    return index == 0
        || index == text.length()
        || !Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }

  private static boolean isSaid(String said, String found) {
    return said.isEmpty() || withoutBlanks(said).equals(withoutBlanks(found));
  }

  private static String withoutBlanks(String text) {
    return BLANKS.matcher(text.replace("\\n", "\n")).replaceAll("");
  }
}
