package org.taipeinlu.gazetteer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/** The names of a gazetteer as a tree of words, to find them in a sentence. */
final class NameTrie {
  private final Node root = new Node();

  /**
   * A word of a name and what may follow it. Filled by {@link #add} alone, before the tree is
   * shared; {@link #freeze} makes it immutable.
   */
  private static final class Node {
    private Map<String, Node> next = new HashMap<>(2);
    private Set<PlaceKind> kinds = EnumSet.noneOf(PlaceKind.class);
    private boolean code;

    void freeze() {
      next = Map.copyOf(next);
      kinds = Set.copyOf(kinds);
      next.values().forEach(Node::freeze);
    }
  }

  private NameTrie() {}

  static NameTrie of(List<Place> places) {
    NameTrie trie = new NameTrie();
    Tokenizer tokenizer = new Tokenizer();
    for (Place place : places) {
      for (String name : place.names()) {
        trie.add(NameForm.words(tokenizer.tokenize(name)), place.kind(), false);
      }
      for (String code : place.iata()) {
        trie.add(NameForm.words(tokenizer.tokenize(code)), place.kind(), true);
      }
    }
    trie.root.freeze();
    return trie;
  }

  private void add(List<String> words, PlaceKind kind, boolean code) {
    if (words.isEmpty() || (words.size() == 1 && EverydayWords.contains(words.get(0)))) {
      return;
    }
    Node node = root;
    for (String word : words) {
      node = node.next.computeIfAbsent(word, w -> new Node());
    }
    node.code = code && (node.kinds.isEmpty() || node.code);
    node.kinds.add(kind);
  }

  /** {@return the longest names from left to right, without overlap} */
  List<Match> match(List<Token> tokens) {
    List<Match> matches = new ArrayList<>(4);
    int first = 0;
    while (first < tokens.size()) {
      Match match = longestAt(tokens, first);
      if (match == null) {
        first++;
      } else {
        matches.add(match);
        first = match.end();
      }
    }
    return matches;
  }

  private @Nullable Match longestAt(List<Token> tokens, int first) {
    Node node = root;
    int end = 0;
    Node longest = root;
    int i = first;
    while (i < tokens.size()) {
      String word = NameForm.word(tokens.get(i).form());
      i++;
      if (word.isEmpty() && node != root) {
        continue;
      }
      while (i < tokens.size() && NameForm.continuesWord(tokens.get(i).form())) {
        // the word alone may be a name too: "Rome's best hotels"
        Node alone = node.next.get(word);
        if (alone != null && !alone.kinds.isEmpty()) {
          longest = alone;
          end = i;
        }
        word = word.concat(NameForm.word(tokens.get(i).form()));
        i++;
      }
      node = node.next.get(word);
      if (node == null) {
        break;
      }
      if (!node.kinds.isEmpty()) {
        longest = node;
        end = i;
      }
    }
    return end == 0 ? null : new Match(first, end, longest.kinds, longest.code);
  }
}
