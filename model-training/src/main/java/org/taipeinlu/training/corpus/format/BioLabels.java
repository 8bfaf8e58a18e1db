package org.taipeinlu.training.corpus.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;
import org.taipeinlu.training.corpus.Tokenization;
import org.taipeinlu.training.corpus.TokenizedSentence;

/** Words with a BIO label each, to and from labelled ranges of a text. */
final class BioLabels {
  private static final String OUTSIDE = "O";
  private static final String BEGIN = "B-";
  private static final String INSIDE = "I-";
  private static final int PREFIX = 2;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private BioLabels() {}

  /** A sentence as these files have it; both lists are of the same length. */
  record Labelled(List<String> words, List<String> labels) {
    /** {@return the words with a space between each two} */
    String text() {
      return String.join(" ", words);
    }
  }

  /** A word's place for messages. */
  interface Places {
    String ofWord(int index);
  }

  /**
   * Reads the ranges of the text from labels. An {@code I-} that follows no label of its slot
   * begins a span, as {@code conlleval} counts it, and is noted as mended.
   */
  static List<Range> ranges(Labelled sentence, Places places, ProblemLog problems) {
    List<Range> ranges = new ArrayList<>();
    String slot = "";
    int start = 0;
    int at = 0;
    for (int i = 0; i < sentence.words().size(); i++) {
      String label = sentence.labels().get(i);
      String next = slotOf(label, places.ofWord(i));
      boolean begins = label.startsWith(BEGIN) || !next.equals(slot);
      if (begins) {
        if (!slot.isEmpty()) {
          ranges.add(new Range(slot, start, at - 1));
        }
        if (label.startsWith(INSIDE)) {
          problems.mend(
              places.ofWord(i),
              label + " does not follow a label of its slot; read as " + BEGIN + next);
        }
        start = at;
      }
      slot = next;
      at += sentence.words().get(i).length() + 1;
    }
    if (!slot.isEmpty()) {
      ranges.add(new Range(slot, start, at - 1));
    }
    return ranges;
  }

  private static String slotOf(String label, String place) {
    if (label.equals(OUTSIDE)) {
      return "";
    }
    boolean known = label.startsWith(BEGIN) || label.startsWith(INSIDE);
    if (!known || label.length() == PREFIX) {
      throw new CorpusFormatException(
          place, "label \"" + label + "\" is not O, B-slot or I-slot; correct the label");
    }
    return label.substring(PREFIX);
  }

  /** {@return a sentence as words and labels, or empty if it has no place in such a file} */
  static Optional<Labelled> of(
      LabelledSentence sentence, Tokenization tokenization, Path target, ProblemLog problems) {
    String place = target.getFileName() + ", sentence \"" + sentence.id() + "\"";
    Optional<TokenizedSentence> tokenized = sentence.tokenized(tokenization);
    if (tokenized.isEmpty()) {
      problems.skip(
          new CorpusFormatException(
              place, "a slot begins or ends within a word; correct it: " + sentence.inline()));
      return Optional.empty();
    }
    TokenizedSentence whole = tokenized.get();
    if (whole.tokens().isEmpty()) {
      problems.skip(new CorpusFormatException(place, "has no word"));
      return Optional.empty();
    }
    String[] labels = new String[whole.tokens().size()];
    Arrays.fill(labels, OUTSIDE);
    for (Span span : whole.spans()) {
      String slot = slotWithoutBlanks(span.slot(), place, problems);
      Arrays.fill(labels, span.first(), span.end(), INSIDE + slot);
      labels[span.first()] = BEGIN + slot;
    }
    Labelled labelled = new Labelled(whole.words(), List.of(labels));
    if (!labelled.text().equals(sentence.text())) {
      problems.leaveOut("white space, or its absence, between words");
    }
    return Optional.of(labelled);
  }

  private static String slotWithoutBlanks(String slot, String place, ProblemLog problems) {
    if (!BLANKS.matcher(slot).find()) {
      return slot;
    }
    String mended = BLANKS.matcher(slot).replaceAll("_");
    problems.mend(place, "slot \"" + slot + "\" holds a space; called \"" + mended + "\" here");
    return mended;
  }
}
