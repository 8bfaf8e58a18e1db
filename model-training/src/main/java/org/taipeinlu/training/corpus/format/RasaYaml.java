package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.taipeinlu.training.corpus.CorpusFormatException;

/** Rasa's YAML as nodes that know their lines. */
final class RasaYaml {
  private static final LoadSettings LOAD = LoadSettings.builder().build();
  private static final DumpSettings DUMP =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setWidth(Integer.MAX_VALUE)
          .build();
  private static final String VERSION = "3.1";

  private final MappingNode root;

  private RasaYaml(MappingNode root) {
    this.root = root;
  }

  /**
   * Reads a file; a line that is not UTF-8 is noted, and left empty so that lines keep counting.
   */
  static RasaYaml read(Path source, ProblemLog problems) throws IOException {
    StringBuilder yaml = new StringBuilder();
    for (SourceLine line : SourceLine.of(source)) {
      try {
        yaml.append(line.text());
      } catch (CorpusFormatException e) {
        problems.skip(e);
      }
      yaml.append('\n');
    }
    try {
      Optional<Node> root = new Compose(settings(yaml.length())).composeString(yaml.toString());
      if (root.isPresent() && root.get() instanceof MappingNode mapping) {
        return new RasaYaml(mapping);
      }
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
      throw new CorpusFormatException(source + line, "is not YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new CorpusFormatException(source.toString(), "is not YAML: " + e.getMessage(), e);
    }
    throw new CorpusFormatException(
        source.toString(), "has no \"nlu:\" block; is it Rasa's training data?");
  }

  /** In one buffer, as version 3.0.1 fails on a surrogate pair that lies across two. */
  private static LoadSettings settings(int length) {
    return LoadSettings.builder()
        .setCodePointLimit(Integer.MAX_VALUE)
        .setBufferSize(length + 1)
        .build();
  }

  List<NodeTuple> blocks() {
    return root.getValue();
  }

  static Map<String, Node> members(Node node) {
    Map<String, Node> members = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple member : mapping.getValue()) {
        members.put(text(member.getKeyNode()), member.getValueNode());
      }
    }
    return members;
  }

  static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  static int lineOf(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  /** {@return the line on which the text of a scalar begins: after the | of a block} */
  int firstLineOf(Node node) {
    boolean block =
        node instanceof ScalarNode scalar
            && (scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED);
    return lineOf(node) + (block ? 1 : 0);
  }

  /** {@return metadata as a map; what is not a map stands under {@code metadata}} */
  Map<String, Object> meta(Optional<Node> node) {
    Map<String, Object> meta = new LinkedHashMap<>();
    if (node.isPresent()) {
      Object value = new StandardConstructor(LOAD).constructSingleDocument(node);
      if (value instanceof Map<?, ?> map) {
        map.forEach((key, inner) -> meta.put(String.valueOf(key), inner));
      } else if (value != null) {
        meta.put("metadata", value);
      }
    }
    return meta;
  }

  /** {@return a file of examples by intent, and lists} */
  static String write(Map<String, List<String>> examples, List<ValueList> lists) {
    List<Node> items = new ArrayList<>();
    examples.forEach((intent, lines) -> items.add(item("intent", intent, lines)));
    for (ValueList list : lists) {
      items.add(item(list.kind().name().toLowerCase(Locale.ROOT), list.name(), list.values()));
    }
    Node root =
        mapping(
            new NodeTuple(plain("version"), scalar(VERSION, ScalarStyle.DOUBLE_QUOTED)),
            new NodeTuple(plain("nlu"), new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK)));
    return new Present(DUMP).emitToString(new Serialize(DUMP).serializeOne(root).iterator());
  }

  private static Node item(String kind, String name, List<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      text.append("- ").append(line).append('\n');
    }
    return mapping(
        new NodeTuple(plain(kind), plain(name)),
        new NodeTuple(plain("examples"), scalar(text.toString(), ScalarStyle.LITERAL)));
  }

  private static Node mapping(NodeTuple... members) {
    return new MappingNode(Tag.MAP, List.of(members), FlowStyle.BLOCK);
  }

  private static Node plain(String text) {
    return scalar(text, ScalarStyle.PLAIN);
  }

  private static Node scalar(String text, ScalarStyle style) {
    return new ScalarNode(Tag.STR, text, style);
  }
}
