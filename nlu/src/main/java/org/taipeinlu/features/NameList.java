package org.taipeinlu.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/**
 * Names that belong to groups (Taipei: city), and where a sentence holds one.
 *
 * <p>The gazetteer of a network, so to say: what it is told of a word beside the word itself.
 * Immutable and safe to share between threads.
 */
public final class NameList {
  /** The value of a token that is no part of a name. */
  public static final String NO_NAME = "-";

  private static final String SEPARATOR = "\t";

  private final Map<String, String> groups; // by the words of a name, joined by spaces; as written
  private final Branch root;

  private NameList(Map<String, String> groups) {
    this.groups = Map.copyOf(groups);
    Map<String, Marks> marks = new HashMap<>();
    Branch.Growing all = new Branch.Growing();
    new TreeMap<>(groups)
        .forEach(
            (name, group) -> all.add(name.split(" +"), 0, marks.computeIfAbsent(group, Marks::of)));
    this.root = all.grown();
  }

  /**
   * The names that begin with the same words.
   *
   * @param next by the word that follows
   * @param marks of the first token and of the others, if these words are a name as they are
   */
  private record Branch(Map<String, Branch> next, Optional<Marks> marks) {

    /** A branch to which names are still added. */
    private static final class Growing {
      private final Map<String, Growing> next = new HashMap<>();
      private Optional<Marks> marks = Optional.empty();

      void add(String[] words, int at, Marks ofGroup) {
        if (at == words.length) {
          marks = Optional.of(ofGroup);
        } else {
          next.computeIfAbsent(words[at], word -> new Growing()).add(words, at + 1, ofGroup);
        }
      }

      Branch grown() {
        Map<String, Branch> branches = new HashMap<>(2 * next.size());
        next.forEach((word, branch) -> branches.put(word, branch.grown()));
        return new Branch(Map.copyOf(branches), marks);
      }
    }
  }

  private record Marks(String first, String further) {
    static Marks of(String group) {
      return new Marks("B-" + group, "I-" + group);
    }
  }

  /** Collects names. */
  public static final class Builder {
    private final Map<String, TreeSet<String>> groups = new TreeMap<>();
    private final Tokenizer tokenizer;

    /** Names cut into tokens like the sentences in which they are to be found. */
    public Builder(Tokenizer tokenizer) {
      this.tokenizer = tokenizer;
    }

    /** Adds a name to a group; one without a token adds nothing. */
    public Builder add(String group, String name) {
      String words =
          tokenizer.tokenize(name).stream()
              .map(token -> word(token.form()))
              .collect(Collectors.joining(" "));
      if (!words.isEmpty()) {
        groups.computeIfAbsent(words, key -> new TreeSet<>()).add(group);
      }
      return this;
    }

    /** {@return the names so far; one of several groups belongs to their combination} */
    public NameList build() {
      Map<String, String> joined = new HashMap<>();
      groups.forEach((words, of) -> joined.put(words, String.join("+", of)));
      return new NameList(joined);
    }
  }

  /**
   * {@return the names of a text that {@link #lines} wrote}
   *
   * @param source what messages call it
   * @throws IllegalArgumentException if a line is not a group, a tab and words, or a name comes
   *     twice
   */
  public static NameList read(List<String> lines, String source) {
    Map<String, String> groups = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(SEPARATOR, -1);
      if (fields.length != 2 || fields[0].isEmpty() || fields[1].isBlank()) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s:%d: must be a group, a tab and a name", source, i + 1));
      }
      if (groups.put(fields[1], fields[0]) != null) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s:%d: \"%s\" is on an earlier line; names must be unique",
                source,
                i + 1,
                fields[1]));
      }
    }
    return new NameList(groups);
  }

  /** {@return a line for each name, sorted: its group, a tab, its words} */
  public List<String> lines() {
    return groups.entrySet().stream()
        .map(entry -> entry.getValue() + SEPARATOR + entry.getKey())
        .sorted()
        .toList();
  }

  /**
   * {@return for each token {@code B-group} at the beginning of a name, {@code I-group} further on
   * in it, {@value #NO_NAME} elsewhere} Of names that overlap, the longest from left to right.
   */
  String[] mark(List<Token> tokens) {
    String[] marks = new String[tokens.size()];
    Arrays.fill(marks, NO_NAME);
    int first = 0;
    while (first < marks.length) {
      int words = nameAt(tokens, first, marks);
      first += Math.max(1, words);
    }
    return marks;
  }

  /** A form of one word: that of an accent by itself holds a space. */
  private static String word(String form) {
    return form.indexOf(' ') < 0 ? form : form.replace(" ", "");
  }

  /** Marks the longest name that begins at a token. Returns its number of tokens, 0 for none. */
  private int nameAt(List<Token> tokens, int first, String[] marks) {
    Branch branch = root.next().get(word(tokens.get(first).form()));
    Optional<Marks> longest = Optional.empty();
    int words = 0;
    int at = first;
    while (branch != null) {
      at++;
      if (branch.marks().isPresent()) {
        longest = branch.marks();
        words = at - first;
      }
      branch = at < marks.length ? branch.next().get(word(tokens.get(at).form())) : null;
    }
    if (longest.isPresent()) {
      marks[first] = longest.get().first();
      Arrays.fill(marks, first + 1, first + words, longest.get().further());
    }
    return words;
  }
}
