package org.taipeinlu.training.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.taipeinlu.training.corpus.LabelledSentence.Range;
import org.taipeinlu.training.evaluation.Prediction;

/**
 * A sentence that came out wrong, cut into pieces to be coloured. Public because the page's
 * template reads it.
 *
 * @param id where the sentence comes from
 * @param expected its pieces as labelled
 * @param got its pieces as the model labels it
 */
public record HighlightedError(String id, List<Piece> expected, List<Piece> got) {
  private static final String PLAIN = "plain";
  private static final String RIGHT = "right";
  private static final String MISSED = "missed";
  private static final String WRONG = "wrong";

  /**
   * A part of a sentence.
   *
   * @param text the words
   * @param state {@code plain} outside of slots; {@code right}, {@code missed} or {@code wrong}
   * @param label the slot, with the confidence if the model found it; empty outside of slots
   */
  public record Piece(String text, String state, String label) {}

  private record Marked(Range range, String state, String label) {}

  public HighlightedError {
    expected = List.copyOf(expected);
    got = List.copyOf(got);
  }

  static HighlightedError of(Prediction prediction) {
    List<Range> found = prediction.ranges();
    List<Range> wanted = prediction.sentence().slots();
    String text = prediction.sentence().text();
    return new HighlightedError(
        prediction.sentence().id(),
        pieces(
            text,
            wanted.stream()
                .map(
                    range ->
                        new Marked(range, found.contains(range) ? RIGHT : MISSED, range.slot()))
                .toList()),
        pieces(
            text,
            prediction.found().stream()
                .map(
                    it ->
                        new Marked(
                            it.range(), wanted.contains(it.range()) ? RIGHT : WRONG, label(it)))
                .toList()));
  }

  private static String label(Prediction.Found found) {
    return String.format(Locale.ROOT, "%s %.2f", found.range().slot(), found.confidence());
  }

  private static List<Piece> pieces(String text, List<Marked> marks) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (Marked mark : marks) {
      if (mark.range().start() > at) {
        pieces.add(new Piece(text.substring(at, mark.range().start()), PLAIN, ""));
      }
      at = mark.range().end();
      pieces.add(new Piece(text.substring(mark.range().start(), at), mark.state(), mark.label()));
    }
    if (at < text.length()) {
      pieces.add(new Piece(text.substring(at), PLAIN, ""));
    }
    return pieces;
  }

  /** The errors of which the model is surest come first: they are the worst. */
  static Comparator<Prediction> surestFirst() {
    return Comparator.comparingDouble(HighlightedError::confidenceOfWrong).reversed();
  }

  private static double confidenceOfWrong(Prediction prediction) {
    return prediction.found().stream()
        .filter(found -> !prediction.sentence().slots().contains(found.range()))
        .mapToDouble(Prediction.Found::confidence)
        .max()
        .orElse(0);
  }
}
