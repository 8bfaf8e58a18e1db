package org.taipeinlu.training.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * What typing does to a sentence: capitals and full stops go missing, a finger slips outside of the
 * values. Offsets follow.
 */
public final class Noise {
  private static final double LOWER = 0.4;
  private static final double UPPER = 0.1;
  private static final double NO_FINAL_SIGN = 0.3;
  private static final double NO_SIGNS = 0.4;
  private static final double TYPO = 0.3;
  private static final int SHORTEST_MISTYPED = 4;

  private final Random random;

  /** Makes noise that follows from a seed. */
  public Noise(long seed) {
    this.random = new Random(seed);
  }

  /** {@return the sentence as somebody may have typed it} */
  public LabelledSentence disturb(LabelledSentence sentence) {
    LabelledSentence result = sentence;
    double which = random.nextDouble();
    if (which < LOWER) {
      result = lowerCase(result);
    } else if (which < LOWER + UPPER) {
      result = upperCase(result);
    }
    double signs = random.nextDouble();
    if (signs < NO_SIGNS) {
      result = withoutSigns(result);
    } else if (signs < NO_SIGNS + NO_FINAL_SIGN) {
      result = withoutFinalSign(result);
    }
    return random.nextDouble() < TYPO ? mistyped(result) : result;
  }

  /** {@return the sentence in lower case; unchanged where that changes its length} */
  public static LabelledSentence lowerCase(LabelledSentence sentence) {
    return withText(sentence, sentence.text().toLowerCase(Locale.ROOT));
  }

  /** {@return the sentence in capitals; unchanged where that changes its length} */
  public static LabelledSentence upperCase(LabelledSentence sentence) {
    return withText(sentence, sentence.text().toUpperCase(Locale.ROOT));
  }

  private static LabelledSentence withText(LabelledSentence sentence, String text) {
    return text.length() == sentence.text().length()
        ? new LabelledSentence(sentence.id(), sentence.language(), text, sentence.slots())
        : sentence;
  }

  private static LabelledSentence withoutFinalSign(LabelledSentence sentence) {
    String text = sentence.text();
    int last = text.length() - 1;
    return last > 0 && Punctuation.isSign(text.charAt(last)) && sentence.isFree(last)
        ? sentence.exchange(last, last + 1, "")
        : sentence;
  }

  /** {@return the sentence without full stops, commas and the like outside of its slots} */
  public static LabelledSentence withoutSigns(LabelledSentence sentence) {
    LabelledSentence result = sentence;
    for (int i = result.text().length() - 1; i >= 0 && result.text().length() > 1; i--) {
      boolean insideNumber =
          i + 1 < result.text().length() && Character.isDigit(result.text().charAt(i + 1));
      if (Punctuation.isSign(result.text().charAt(i)) && !insideNumber && result.isFree(i)) {
        boolean han = result.text().charAt(i) > 0x7F;
        result = result.exchange(i, i + 1, han ? " " : "");
      }
    }
    return result;
  }

  /** {@return the sentence with one slip in a word outside of its slots, where there is one} */
  public LabelledSentence mistyped(LabelledSentence sentence) {
    List<int[]> words = wordsOutsideSlots(sentence);
    if (words.isEmpty()) {
      return sentence;
    }
    int[] word = words.get(random.nextInt(words.size()));
    int at = word[0] + 1 + random.nextInt(word[1] - word[0] - 2);
    String text = sentence.text();
    return switch (random.nextInt(4)) {
      case 0 -> sentence.exchange(at, at + 1, "");
      case 1 -> sentence.exchange(at, at, text.substring(at, at + 1));
      case 2 -> sentence.exchange(at, at + 2, "" + text.charAt(at + 1) + text.charAt(at));
      default -> sentence.exchange(at, at + 1, String.valueOf((char) ('a' + random.nextInt(26))));
    };
  }

  private static List<int[]> wordsOutsideSlots(LabelledSentence sentence) {
    List<int[]> words = new ArrayList<>();
    String text = sentence.text();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && isLatin(text.charAt(i)) && sentence.isFree(i);
      if (letter && start < 0) {
        start = i;
      } else if (!letter && start >= 0) {
        if (i - start >= SHORTEST_MISTYPED) {
          words.add(new int[] {start, i});
        }
        start = -1;
      }
    }
    return words;
  }

  private static boolean isLatin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
