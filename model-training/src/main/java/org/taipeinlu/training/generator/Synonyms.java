package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/**
 * Says a sentence with other words outside of its slots, so that the network meets far more words
 * in each turn of phrase than anyone would write into patterns.
 *
 * <p>A file holds a group a line, {@code hotel, hostel, inn}. Before a colon stands where its words
 * may be exchanged: {@code before arrival: to, towards} only directly before a value of that label,
 * {@code after departure: 出發, 啟程} only directly behind one.
 */
public final class Synonyms {
  private static final double PER_GROUP = 0.5;
  private static final Synonyms NONE = new Synonyms(Map.of(), 0);

  private enum Side {
    ANYWHERE,
    BEFORE,
    AFTER
  }

  /** Words that stand for each other; the label is empty where they do so anywhere. */
  private record Group(Side side, String label, List<String> words) {}

  private final Map<String, List<Group>> groups;
  private final int longest;

  private Synonyms(Map<String, List<Group>> groups, int longest) {
    this.groups = groups;
    this.longest = longest;
  }

  /**
   * {@return the groups of a file, none if there is no such file}
   *
   * @throws CorpusFormatException if a line is not of the notation
   */
  public static Synonyms read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    Map<String, List<Group>> groups = new HashMap<>();
    int longest = 0;
    for (DataLine line : DataLine.read(file)) {
      Group group = group(line.text(), line.place());
      for (String word : group.words()) {
        groups.computeIfAbsent(word, key -> new ArrayList<>()).add(group);
        longest = Math.max(longest, word.length());
      }
    }
    return new Synonyms(groups, longest);
  }

  private static Group group(String line, String place) {
    int colon = line.indexOf(": ");
    Side side = Side.ANYWHERE;
    String label = "";
    if (colon >= 0) {
      String[] where = line.substring(0, colon).split(" ", -1);
      boolean before = where[0].equals("before");
      if (where.length != 2 || !(before || where[0].equals("after"))) {
        throw new CorpusFormatException(
            place, "write 'before LABEL: a, b' or 'after LABEL: a, b', or the words alone");
      }
      side = before ? Side.BEFORE : Side.AFTER;
      label = where[1];
    }
    List<String> words = List.of(line.substring(colon < 0 ? 0 : colon + 1).strip().split(", *"));
    if (words.size() < 2 || words.contains("")) {
      throw new CorpusFormatException(place, "a group has two words or more, parted by commas");
    }
    return new Group(side, label, words);
  }

  /** {@return the sentence with about half of the words that have a group exchanged} */
  public LabelledSentence reword(LabelledSentence sentence, Random random) {
    LabelledSentence result = sentence;
    int at = 0;
    while (at < result.text().length()) {
      int end = at + 1;
      for (int length = Math.min(longest, result.text().length() - at); length > 0; length--) {
        Optional<Group> group = group(result, at, at + length);
        if (group.isPresent()) {
          end = at + length;
          if (random.nextDouble() < PER_GROUP) {
            String word = pick(group.get(), result, at, random);
            result = result.exchange(at, end, word);
            end = at + word.length();
          }
          break;
        }
      }
      at = end;
    }
    return result;
  }

  private Optional<Group> group(LabelledSentence sentence, int start, int end) {
    String text = sentence.text();
    List<Group> candidates =
        groups.getOrDefault(text.substring(start, end).toLowerCase(Locale.ROOT), List.of());
    if (candidates.isEmpty()
        || splitsWord(text, start)
        || splitsWord(text, end)
        || !sentence.isFree(start, end)) {
      return Optional.empty();
    }
    return candidates.stream().filter(group -> fits(group, sentence, start, end)).findFirst();
  }

  private static boolean fits(Group group, LabelledSentence sentence, int start, int end) {
    return switch (group.side()) {
      case ANYWHERE -> true;
      case BEFORE ->
          sentence.slots().stream().anyMatch(slot -> follows(slot, group, sentence, end));
      case AFTER ->
          sentence.slots().stream()
              .anyMatch(
                  slot ->
                      slot.slot().equals(group.label())
                          && slot.end() <= start
                          && sentence.text().substring(slot.end(), start).isBlank());
    };
  }

  private static boolean follows(Range slot, Group group, LabelledSentence sentence, int end) {
    return slot.slot().equals(group.label())
        && slot.start() >= end
        && sentence.text().substring(end, slot.start()).isBlank();
  }

  private static boolean splitsWord(String text, int index) {
    return index > 0
        && index < text.length()
        && isLatin(text.charAt(index - 1))
        && isLatin(text.charAt(index));
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private static String pick(Group group, LabelledSentence sentence, int at, Random random) {
    String word = group.words().get(random.nextInt(group.words().size()));
    boolean capital = Character.isUpperCase(sentence.text().charAt(at));
    return capital ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
  }
}
