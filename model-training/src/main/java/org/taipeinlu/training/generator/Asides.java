package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Puts words around a sentence, or in the middle of it, that do not change what it asks for, as
 * people do when they speak: "um", "actually", "if possible".
 *
 * <p>A file holds one a line behind the side it stands on: {@code before: well,}, {@code after: ,
 * actually}, {@code within: uh}. Within is between two words that a space parts, outside of the
 * slots.
 */
public final class Asides {
  private static final Asides NONE = new Asides(Map.of());
  private static final Pattern FIRST_WORD = Pattern.compile("\\p{L}+");

  /** Words that are written small within a sentence; others may be names. */
  private static final Set<String> SMALL_WORDS =
      Set.of(
          "A", "An", "Any", "Are", "At", "Book", "By", "Can", "Could", "Do", "Does", "Find", "For",
          "From", "Get", "Give", "How", "If", "In", "Is", "It", "Leaving", "My", "On", "Our",
          "Show", "Take", "The", "There", "This", "To", "We", "What", "When", "Where", "Which",
          "Who", "Will", "Would");

  private enum Side {
    BEFORE,
    AFTER,
    WITHIN
  }

  private final Map<Side, List<String>> asides;

  private Asides(Map<Side, List<String>> asides) {
    this.asides = asides;
  }

  /**
   * {@return the asides of a file, none if there is no such file}
   *
   * @throws CorpusFormatException if a line is not of the notation
   */
  public static Asides read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    Map<Side, List<String>> asides = new EnumMap<>(Side.class);
    for (DataLine line : DataLine.read(file)) {
      String[] parts = line.text().split(": ", 2);
      if (parts.length < 2 || parts[1].isBlank()) {
        throw new CorpusFormatException(
            line.place(), "write 'before: well,' or after:, or within:");
      }
      asides.computeIfAbsent(side(parts[0], line.place()), key -> new ArrayList<>()).add(parts[1]);
    }
    return new Asides(asides);
  }

  private static Side side(String name, String place) {
    for (Side side : Side.values()) {
      if (side.name().toLowerCase(Locale.ROOT).equals(name)) {
        return side;
      }
    }
    throw new CorpusFormatException(
        place, "an aside stands before, after or within, not '" + name + "'");
  }

  /** {@return the sentence with one aside; the sentence itself if none fits} */
  public LabelledSentence addOne(LabelledSentence sentence, Random random) {
    if (asides.isEmpty() || sentence.text().isBlank()) {
      return sentence;
    }
    List<Map.Entry<Side, List<String>>> sides = List.copyOf(asides.entrySet());
    Map.Entry<Side, List<String>> side = sides.get(random.nextInt(sides.size()));
    String aside = side.getValue().get(random.nextInt(side.getValue().size()));
    return switch (side.getKey()) {
      case BEFORE -> before(sentence, aside);
      case AFTER -> after(sentence, aside);
      case WITHIN -> within(sentence, aside, random);
    };
  }

  private static LabelledSentence before(LabelledSentence sentence, String aside) {
    String text = sentence.text();
    LabelledSentence rest = sentence;
    String words = aside;
    if (Character.isUpperCase(text.charAt(0))) {
      words = aside.substring(0, 1).toUpperCase(Locale.ROOT) + aside.substring(1);
      Matcher first = FIRST_WORD.matcher(text);
      // "Well, how", but "Well, I" and "Well, Rome"
      if (first.lookingAt() && SMALL_WORDS.contains(first.group()) && sentence.isFree(0)) {
        rest = sentence.exchange(0, 1, text.substring(0, 1).toLowerCase(Locale.ROOT));
      }
    }
    return rest.exchange(0, 0, words + space(sentence));
  }

  private static LabelledSentence after(LabelledSentence sentence, String aside) {
    int end = sentence.text().length();
    while (end > 1
        && Punctuation.isEnd(sentence.text().charAt(end - 1))
        && sentence.isFree(end - 1)) {
      end--;
    }
    // "From Denver, ok?" brings its own end
    boolean ends = !Character.isLetterOrDigit(aside.charAt(aside.length() - 1));
    int until = ends ? sentence.text().length() : end;
    return sentence.exchange(end, until, (isGlued(aside) ? "" : space(sentence)) + aside);
  }

  private static LabelledSentence within(LabelledSentence sentence, String aside, Random random) {
    List<Integer> gaps = new ArrayList<>();
    String text = sentence.text();
    for (int i = 1; i + 1 < text.length(); i++) {
      if (text.charAt(i) == ' ' && sentence.isFree(i) && Character.isLetter(text.charAt(i - 1))) {
        gaps.add(i);
      }
    }
    if (gaps.isEmpty()) {
      return sentence;
    }
    int gap = gaps.get(random.nextInt(gaps.size()));
    return sentence.exchange(gap, gap, (isGlued(aside) ? "" : " ") + aside);
  }

  private static boolean isGlued(String aside) {
    return ",.，".indexOf(aside.charAt(0)) >= 0;
  }

  private static String space(LabelledSentence sentence) {
    return sentence.language().equals("zh") ? "" : " ";
  }
}
