package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taipeinlu.training.corpus.CodePoints;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What doccano exports and imports for sequence labelling, an object a line: {@code {"id", "text",
 * "label": [[start, end, "slot"]]}}, or with relations {@code "entities": [{"label",
 * "start_offset", "end_offset"}]}. Offsets count code points. Other members are meta.
 */
public final class DoccanoFormat implements CorpusFormat {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> LABELS = Set.of("label", "labels", "entities");
  private static final Set<String> OTHER_KNOWN = Set.of("id", "lang", "text");

  @Override
  public String name() {
    return "doccano";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    FileStart start = FileStart.of(source);
    return start.hasExtension("jsonl", "json", "json1")
        && start.text().startsWith("{")
        && start.hasAnyMember("label", "labels", "entities")
        && !start.hasAnyMember("slots", "annotations");
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    SentenceCollector collector = new SentenceCollector(source, problems);
    for (SourceLine line : SourceLine.of(source)) {
      if (!line.isBlank()) {
        collector.add(line.place(), () -> sentence(line, language));
      }
    }
    return collector.corpus(List.of(), Tokenization.CUT);
  }

  private static LabelledSentence sentence(SourceLine line, String language) {
    try {
      JsonNode json = JSON.readTree(line.text());
      String text = json.required("text").stringValue();
      CodePoints codePoints = new CodePoints(text);
      List<LabelledSentence.Range> ranges = new ArrayList<>();
      Map<String, Object> meta = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        if (LABELS.contains(member.getKey()) && member.getValue().isArray()) {
          for (JsonNode label : member.getValue()) {
            ranges.add(range(label, codePoints));
          }
        } else if (!OTHER_KNOWN.contains(member.getKey()) && !isEmpty(member.getValue())) {
          meta.put(member.getKey(), JSON.treeToValue(member.getValue(), Object.class));
        }
      }
      ranges.sort(Comparator.comparingInt(LabelledSentence.Range::start));
      return new LabelledSentence(
          json.path("id").asString(line.id()),
          json.path("lang").asString(language),
          text,
          ranges,
          meta);
    } catch (JacksonException e) {
      throw new CorpusFormatException(
          line.place(), "not of the form: " + e.getOriginalMessage(), e);
    }
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || (value.isContainer() && value.isEmpty());
  }

  private static LabelledSentence.Range range(JsonNode label, CodePoints codePoints) {
    if (label.isObject()) {
      return codePoints.range(
          label.required("label").stringValue(),
          label.required("start_offset").intValue(),
          label.required("end_offset").intValue());
    }
    if (label.size() != 3) {
      throw new IllegalArgumentException(
          "label " + label + " is not [start, end, \"slot\"]; is it a label of the whole text?");
    }
    return codePoints.range(
        label.required(2).stringValue(),
        label.required(0).intValue(),
        label.required(1).intValue());
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    List<String> lines = new ArrayList<>();
    for (LabelledSentence sentence : corpus.sentences()) {
      CodePoints codePoints = new CodePoints(sentence.text());
      List<List<Object>> labels = new ArrayList<>();
      for (LabelledSentence.Range range : sentence.slots()) {
        labels.add(
            List.of(
                codePoints.before(range.start()), codePoints.before(range.end()), range.slot()));
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("id", sentence.id());
      json.put("lang", sentence.language());
      json.put("text", sentence.text());
      json.put("label", labels);
      sentence
          .meta()
          .forEach(
              (key, value) -> {
                if (json.containsKey(key) || LABELS.contains(key)) {
                  Provenance.noteMeta(key, problems);
                } else {
                  json.put(key, value);
                }
              });
      lines.add(JSON.writeValueAsString(json));
    }
    TargetFile.write(
        target,
        writer -> {
          for (String line : lines) {
            writer.write(line);
            writer.write('\n');
          }
        });
  }
}
