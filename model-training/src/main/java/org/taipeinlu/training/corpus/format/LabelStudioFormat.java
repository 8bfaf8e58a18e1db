package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Label Studio exports as JSON or JSON-MIN, and imports: an array of tasks, or a task a line.
 * Offsets count UTF-16 units, as a browser does.
 */
public final class LabelStudioFormat implements CorpusFormat {
  private static final JsonMapper JSON = new JsonMapper();
  private static final ObjectReader ONE_OF_MANY =
      JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public String name() {
    return "label-studio";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    FileStart start = FileStart.of(source);
    return (start.hasExtension("json") && start.text().startsWith("["))
        || (start.hasExtension("json", "jsonl") && start.hasMember("annotations"));
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    SentenceCollector collector = new SentenceCollector(source, problems);
    List<SourceLine> lines =
        SourceLine.of(source).stream().filter(line -> !line.isBlank()).toList();
    if (!lines.isEmpty() && lines.get(0).startsWith("[")) {
      readArray(source, language, collector, problems);
    } else {
      for (SourceLine line : lines) {
        collector.add(
            line.place(),
            () ->
                new LabelStudioTask(line.place(), problems)
                    .sentence(object(line), line.id(), language));
      }
    }
    return collector.corpus(List.of(), Tokenization.CUT);
  }

  private static JsonNode object(SourceLine line) {
    try {
      return JSON.readTree(line.text());
    } catch (JacksonException e) {
      throw new CorpusFormatException(line.place(), "is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Task by task, so that a message can name the line that a task begins on. */
  private static void readArray(
      Path source, String language, SentenceCollector collector, ProblemLog problems)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (SourceLine line : SourceLine.of(source)) {
      text.append(line.text()).append('\n');
    }
    int task = 0;
    try (JsonParser parser = JSON.createParser(text.toString())) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        task++;
        String id = source.getFileName() + ":" + task;
        String place = source + ":" + parser.currentTokenLocation().getLineNr();
        JsonNode json = ONE_OF_MANY.readTree(parser);
        collector.add(
            place, () -> new LabelStudioTask(place, problems).sentence(json, id, language));
      }
    } catch (JacksonException e) {
      throw new CorpusFormatException(
          source + ":" + e.getLocation().getLineNr(), "is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    List<String> tasks = new ArrayList<>();
    for (LabelledSentence sentence : corpus.sentences()) {
      tasks.add(JSON.writeValueAsString(task(sentence, problems)));
    }
    TargetFile.write(
        target,
        writer -> {
          writer.write("[\n");
          writer.write(String.join(",\n", tasks));
          writer.write("\n]\n");
        });
  }

  private static Map<String, Object> task(LabelledSentence sentence, ProblemLog problems) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", sentence.id());
    data.put("lang", sentence.language());
    data.put("text", sentence.text());
    sentence
        .meta()
        .forEach(
            (key, value) -> {
              if (data.putIfAbsent(key, value) != null) {
                Provenance.noteMeta(key, problems);
              }
            });
    List<Map<String, Object>> results = new ArrayList<>();
    for (LabelledSentence.Range range : sentence.slots()) {
      Map<String, Object> value = new LinkedHashMap<>();
      value.put("start", range.start());
      value.put("end", range.end());
      value.put("text", sentence.text().substring(range.start(), range.end()));
      value.put("labels", List.of(range.slot()));
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("id", "span" + (results.size() + 1));
      result.put("from_name", "label");
      result.put("to_name", "text");
      result.put("type", "labels");
      result.put("value", value);
      results.add(result);
    }
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("data", data);
    task.put("annotations", List.of(Map.of("result", results)));
    return task;
  }
}
