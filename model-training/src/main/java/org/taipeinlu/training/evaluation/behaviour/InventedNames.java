package org.taipeinlu.training.evaluation.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Names of places that are nowhere, so that no model can have learned them. */
final class InventedNames {
  private final List<String> latin;
  private final List<String> han;

  private InventedNames(List<String> latin, List<String> han) {
    this.latin = List.copyOf(latin);
    this.han = List.copyOf(han);
  }

  static InventedNames read() {
    return new InventedNames(lines("invented-places.latin.txt"), lines("invented-places.han.txt"));
  }

  private static List<String> lines(String name) {
    try (InputStream in = InventedNames.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path; build anew");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> latin() {
    return latin;
  }

  List<String> han() {
    return han;
  }

  /** {@return the sentence with invented names in these slots, each another} */
  LabelledSentence putIn(LabelledSentence sentence, SwapSlots slots, Random random) {
    Set<String> taken = new HashSet<>();
    return Rewording.of(
        sentence,
        range -> {
          String words = Rewording.words(sentence, range);
          return slots.holds(range.slot()) ? other(words, taken, random) : words;
        });
  }

  private String other(String name, Set<String> taken, Random random) {
    List<String> names = isHan(name) ? han : latin;
    String chosen = names.get(random.nextInt(names.size()));
    while (!taken.add(chosen)) {
      if (taken.size() >= names.size()) {
        break; // more places than invented names: one comes twice
      }
      chosen = names.get(random.nextInt(names.size()));
    }
    return inCaseOf(name, chosen);
  }

  private static boolean isHan(String name) {
    return name.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }

  /** A sentence all in one case stays so. */
  private static String inCaseOf(String name, String chosen) {
    if (name.equals(name.toLowerCase(Locale.ROOT))) {
      return chosen.toLowerCase(Locale.ROOT);
    }
    boolean capitals = name.length() > 3 && name.equals(name.toUpperCase(Locale.ROOT));
    return capitals ? chosen.toUpperCase(Locale.ROOT) : chosen; // TPE is a code, not shouting
  }
}
