package org.taipeinlu.value.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All words of time expressions in all languages, found by longest match. Immutable. */
final class Lexicon {

  private static final List<String> FILES = List.of("lexicon.en.tsv", "lexicon.zh.tsv");

  private final Node root;
  private final Node behindNumber;

  private Lexicon(Draft phrases) {
    this.root = phrases.node();
    Node glued = root.child('+');
    this.behindNumber = glued == null ? root : glued;
  }

  /** Reads the lexicons of this package. */
  static Lexicon load() {
    Draft phrases = new Draft();
    for (String file : FILES) {
      for (String[] row : rows(file)) {
        if (row.length != 3) {
          throw new IllegalStateException(file + ": not kind, value, phrases: " + row[0]);
        }
        List<Lexeme> words = lexemes(row[0], row[1]);
        for (String phrase : row[2].split("\\|", -1)) {
          phrases.add(Folding.fold(phrase), words);
        }
      }
    }
    return new Lexicon(phrases);
  }

  /** The lines of a tab-separated resource beside this class, without comments. */
  static List<String[]> rows(String file) {
    InputStream stream = Lexicon.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IllegalStateException("resource " + file + " is missing beside " + Lexicon.class);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static List<Lexeme> lexemes(String kinds, String value) {
    List<Lexeme> words = new ArrayList<>();
    if (value.equals("-")) {
      for (String part : kinds.split(", ", -1)) {
        int space = part.indexOf(' ');
        words.add(lexeme(part.substring(0, space), part.substring(space + 1)));
      }
    } else {
      words.add(lexeme(kinds, value));
    }
    return List.copyOf(words);
  }

  private static Lexeme lexeme(String kind, String value) {
    int space = value.indexOf(' ');
    String first = space < 0 ? value : value.substring(0, space);
    String rest = space < 0 ? "" : value.substring(space + 1);
    boolean number = first.matches("-?[0-9]+");
    return new Lexeme(
        Kind.valueOf(kind), number ? Integer.parseInt(first) : 0, number ? rest : first, 0);
  }

  /**
   * The longest phrase at a place of a folded text.
   *
   * @param glued whether to look for phrases that only stand right behind a number
   */
  Found longest(String text, int start, boolean glued) {
    Node node = glued ? behindNumber : root;
    Found found = Found.NONE;
    for (int i = start; i < text.length(); i++) {
      node = node.child(text.charAt(i));
      if (node == null) {
        break;
      }
      if (!node.words.isEmpty() && endsWord(text, i)) {
        found = new Found(node.words, i + 1);
      }
    }
    return found;
  }

  private static boolean endsWord(String text, int last) {
    if (last + 1 >= text.length()) {
      return true;
    }
    char c = text.charAt(last);
    char next = text.charAt(last + 1);
    return !(latin(c) && latin(next)) && !(digit(c) && digit(next));
  }

  static boolean latin(char c) {
    return c < 0x250 && Character.isLetter(c);
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Words found, and the index after their last character. */
  record Found(List<Lexeme> words, int end) {
    static final Found NONE = new Found(List.of(), 0);
  }

  /** Phrases by their characters, while they are read. */
  private static final class Draft {
    private final Map<Character, Draft> next = new TreeMap<>();
    private List<Lexeme> words = List.of();

    void add(String phrase, List<Lexeme> meaning) {
      Draft draft = this;
      for (int i = 0; i < phrase.length(); i++) {
        draft = draft.next.computeIfAbsent(phrase.charAt(i), c -> new Draft());
      }
      if (draft.words.isEmpty()) {
        draft.words = meaning;
      }
    }

    Node node() {
      char[] characters = new char[next.size()];
      Node[] children = new Node[next.size()];
      int at = 0;
      for (Map.Entry<Character, Draft> entry : next.entrySet()) {
        characters[at] = entry.getKey();
        children[at++] = entry.getValue().node();
      }
      return new Node(characters, children, words);
    }
  }

  /** Phrases by their characters; found without making a thing. */
  private static final class Node {
    private final char[] characters; // rising
    private final Node[] children;
    private final List<Lexeme> words;

    Node(char[] characters, Node[] children, List<Lexeme> words) {
      this.characters = characters;
      this.children = children;
      this.words = words;
    }

    @Nullable Node child(char c) {
      int at = Arrays.binarySearch(characters, c);
      return at < 0 ? null : children[at];
    }
  }
}
