package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

/** Reads one YAML file of Rasa's training data. */
final class RasaReader {
  private final RasaYaml yaml;
  private final Path source;
  private final String language;
  private final ProblemLog problems;
  private final SentenceCollector collector;
  private final Map<ValueList.Kind, Map<String, Set<String>>> lists = new LinkedHashMap<>();

  RasaReader(Path source, String language, ProblemLog problems) throws IOException {
    this.yaml = RasaYaml.read(source, problems);
    this.source = source;
    this.language = language;
    this.problems = problems;
    this.collector = new SentenceCollector(source, problems);
    for (ValueList.Kind kind : ValueList.Kind.values()) {
      lists.put(kind, new LinkedHashMap<>());
    }
  }

  Corpus read() {
    for (NodeTuple block : yaml.blocks()) {
      String key = RasaYaml.text(block.getKeyNode());
      if (key.equals("nlu") && block.getValueNode() instanceof SequenceNode items) {
        items.getValue().forEach(this::readItem);
      } else if (!key.equals("version")) {
        problems.leaveOut("block \"" + key + "\"");
      }
    }
    List<ValueList> valueLists = new ArrayList<>();
    lists.forEach(
        (kind, byName) ->
            byName.forEach(
                (name, values) -> valueLists.add(new ValueList(kind, name, List.copyOf(values)))));
    return collector.corpus(valueLists, Tokenization.CUT);
  }

  private void readItem(Node item) {
    Map<String, Node> members = RasaYaml.members(item);
    Optional<Node> examples = Optional.ofNullable(members.get("examples"));
    Node intent = members.get("intent");
    if (examples.isEmpty()) {
      skip(item, "has no examples; add \"examples: |\" with a line \"- …\" for each");
    } else if (intent != null) {
      String name = RasaYaml.text(intent);
      Map<String, Object> meta = yaml.meta(Optional.ofNullable(members.get("metadata")));
      readExamples(examples.get(), meta, (example, known) -> addSentence(example, name, known));
    } else {
      readList(item, members, examples.get());
    }
  }

  private void readList(Node item, Map<String, Node> members, Node examples) {
    for (ValueList.Kind kind : ValueList.Kind.values()) {
      Node name = members.get(kind.name().toLowerCase(Locale.ROOT));
      if (name != null) {
        Set<String> values = values(kind, RasaYaml.text(name));
        readExamples(examples, Map.of(), (example, meta) -> values.add(example.text()));
        return;
      }
    }
    skip(item, "is no intent, lookup, synonym or regex; correct its first key");
  }

  private Set<String> values(ValueList.Kind kind, String name) {
    Map<String, Set<String>> byName = lists.getOrDefault(kind, Map.of());
    return byName.computeIfAbsent(name, any -> new LinkedHashSet<>());
  }

  /** An example and the line it stands on. */
  private record Example(String text, int line) {}

  /** Examples are lines of one text that begin with a hyphen, or a list of texts with metadata. */
  private void readExamples(
      Node examples, Map<String, Object> meta, BiConsumer<Example, Map<String, Object>> consumer) {
    if (examples instanceof SequenceNode list) {
      for (Node example : list.getValue()) {
        readLongForm(example, meta, consumer);
      }
      return;
    }
    int line = yaml.firstLineOf(examples);
    for (String text : RasaYaml.text(examples).split("\n", -1)) {
      String example = text.strip();
      if (example.startsWith("-")) {
        consumer.accept(new Example(example.substring(1).strip(), line), meta);
      } else if (!example.isEmpty()) {
        problems.skip(
            new CorpusFormatException(
                place(line), "\"" + example + "\" is no example; begin the line with \"- \""));
      }
      line++;
    }
  }

  private void readLongForm(
      Node example, Map<String, Object> meta, BiConsumer<Example, Map<String, Object>> consumer) {
    Map<String, Node> members = RasaYaml.members(example);
    Node text = members.get("text");
    if (text == null) {
      skip(example, "is an example without \"text\"; add it");
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>(meta);
    all.putAll(yaml.meta(Optional.ofNullable(members.get("metadata"))));
    consumer.accept(new Example(RasaYaml.text(text).strip(), yaml.firstLineOf(text)), all);
  }

  private void addSentence(Example example, String intent, Map<String, Object> known) {
    String place = place(example.line());
    Map<String, Object> meta = new LinkedHashMap<>(known);
    if (!intent.equals(RasaFormat.NO_INTENT)) {
      meta.put(LabelledSentence.INTENT, intent);
    }
    collector.add(
        place,
        () -> {
          RasaAnnotation.Line line = RasaAnnotation.parse(example.text(), place, problems);
          line.values().forEach((text, value) -> values(ValueList.Kind.SYNONYM, value).add(text));
          String id = source.getFileName() + ":" + example.line();
          return new LabelledSentence(id, language, line.text(), line.ranges(), meta);
        });
  }

  private void skip(Node node, String message) {
    problems.skip(new CorpusFormatException(place(RasaYaml.lineOf(node)), message));
  }

  private String place(int line) {
    return source + ":" + line;
  }
}
