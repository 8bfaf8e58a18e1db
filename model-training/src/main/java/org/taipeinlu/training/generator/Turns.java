package org.taipeinlu.training.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/**
 * Joins sentences to turns of two, as people speak: thanks and then a wish, a wish and then a
 * question.
 */
public final class Turns {
  private static final String PLAIN_TIME = "time";

  private Turns() {}

  /**
   * {@return turns made of pairs of these sentences}
   *
   * <p>A time without a role is joined to talk without slots only: beside a trip it would be the
   * time of the trip.
   *
   * @param sentences of one language
   * @param count how many turns to make, fewer if too few sentences fit together
   */
  public static List<LabelledSentence> of(
      List<LabelledSentence> sentences, int count, Random random) {
    List<LabelledSentence> talk =
        sentences.stream().filter(sentence -> sentence.slots().isEmpty()).toList();
    List<LabelledSentence> turns = new ArrayList<>();
    for (int i = 0; i < 3 * count && turns.size() < count; i++) {
      LabelledSentence first = pick(sentences, talk, random);
      LabelledSentence second = pick(sentences, talk, random);
      boolean oneIsTalk = first.slots().isEmpty() || second.slots().isEmpty();
      if (oneIsTalk || !(hasPlainTime(first) || hasPlainTime(second))) {
        turns.add(join(first, second));
      }
    }
    return turns;
  }

  /** As often as not something without a slot: most of what people say has none. */
  private static LabelledSentence pick(
      List<LabelledSentence> sentences, List<LabelledSentence> talk, Random random) {
    List<LabelledSentence> from = talk.isEmpty() || random.nextBoolean() ? sentences : talk;
    return from.get(random.nextInt(from.size()));
  }

  private static boolean hasPlainTime(LabelledSentence sentence) {
    return sentence.slots().stream().anyMatch(slot -> slot.slot().equals(PLAIN_TIME));
  }

  private static LabelledSentence join(LabelledSentence first, LabelledSentence second) {
    String text = first.text().stripTrailing();
    boolean chinese = first.language().equals("zh");
    boolean ended = Punctuation.isEndOrComma(text.charAt(text.length() - 1));
    String before = text + (ended ? "" : chinese ? "，" : ".") + (chinese ? "" : " ");
    List<Range> slots = new ArrayList<>(first.slots());
    for (Range slot : second.slots()) {
      slots.add(
          new Range(slot.slot(), slot.start() + before.length(), slot.end() + before.length()));
    }
    String id = first.id() + "+" + second.id();
    return new LabelledSentence(id, first.language(), before + second.text(), slots);
  }
}
