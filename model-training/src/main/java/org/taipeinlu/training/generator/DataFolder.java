package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.taipeinlu.training.corpus.CorpusFormatException;

/**
 * The patterns and value lists of one language.
 *
 * @param language the name of its folders
 * @param patterns by file name without ending
 * @param lists by file name without ending
 * @param placeNames which of the lists hold names of places
 */
record DataFolder(
    String language,
    Map<String, PatternFile> patterns,
    Map<String, PatternFile> lists,
    Set<String> placeNames) {

  static DataFolder read(Path data, String language) throws IOException {
    Path values = data.resolve("values").resolve(language);
    Map<String, PatternFile> places = readAll(values.resolve("place"));
    Map<String, PatternFile> lists = new TreeMap<>(places);
    lists.putAll(readAll(values.resolve("time")));
    Map<String, PatternFile> patterns = readAll(data.resolve("patterns").resolve(language));
    DataFolder folder = new DataFolder(language, patterns, lists, Set.copyOf(places.keySet()));
    patterns.values().forEach(folder::requireKnownNames);
    lists.values().forEach(folder::requireKnownNames);
    return folder;
  }

  private static Map<String, PatternFile> readAll(Path folder) throws IOException {
    Map<String, PatternFile> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
        String name = path.getFileName().toString();
        if (name.endsWith(".txt")) {
          files.put(name.substring(0, name.length() - ".txt".length()), PatternFile.read(path));
        }
      }
    }
    return files;
  }

  /** {@return a list that the reading has found to be there} */
  PatternFile list(String name) {
    return Objects.requireNonNull(lists.get(name), name);
  }

  private void requireKnownNames(PatternFile file) {
    for (PatternFile.Line line : file.lines()) {
      for (String name : references(line.node(), file, new HashSet<>())) {
        if (!lists.containsKey(name)) {
          throw new CorpusFormatException(
              line.place(), "<" + name + "> is neither a macro of this file nor a list");
        }
      }
    }
  }

  /** Names of lists that a node needs, looking through macros. */
  private static List<String> references(Node node, PatternFile file, Set<String> seenMacros) {
    if (node instanceof Node.Reference reference) {
      Node macro = file.macros().get(reference.name());
      if (macro == null) {
        return List.of(reference.name());
      }
      return seenMacros.add(reference.name()) ? references(macro, file, seenMacros) : List.of();
    }
    List<String> names = new ArrayList<>();
    for (Node part : partsOf(node)) {
      names.addAll(references(part, file, seenMacros));
    }
    return names;
  }

  private static List<Node> partsOf(Node node) {
    if (node instanceof Node.Slot slot) {
      return List.of(slot.value());
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.parts();
    }
    return node instanceof Node.Choice choice ? choice.options() : List.of();
  }
}
