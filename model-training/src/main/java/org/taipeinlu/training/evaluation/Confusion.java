package org.taipeinlu.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.taipeinlu.training.corpus.LabelledSentence.Range;

/**
 * Which slot was expected and which was found in its place.
 *
 * <p>An expected and a found span belong together if they have the same borders, and otherwise, one
 * to one, if they share most characters. What has no partner is confused with {@link #NONE}.
 */
public final class Confusion {
  /** Stands for no span at all; in parentheses so that no slot has this name. */
  public static final String NONE = "(none)";

  /**
   * How often one was expected and the other found.
   *
   * @param spans pairs of spans
   * @param otherBorders how many of them begin or end differently
   */
  public record Cell(int spans, int otherBorders) {
    Cell plus(Cell other) {
      return new Cell(spans + other.spans, otherBorders + other.otherBorders);
    }
  }

  private record Pair(Range expected, Range found) {
    boolean sameBorders() {
      return expected.start() == found.start() && expected.end() == found.end();
    }

    int shared() {
      return Math.min(expected.end(), found.end()) - Math.max(expected.start(), found.start());
    }
  }

  private static final Cell EMPTY = new Cell(0, 0);

  private final Map<String, Map<String, Cell>> cells = new TreeMap<>();

  private Confusion() {}

  /** {@return the confusions of predictions} */
  public static Confusion of(List<Prediction> predictions) {
    Confusion confusion = new Confusion();
    predictions.forEach(it -> confusion.add(it.sentence().slots(), it.ranges()));
    return confusion;
  }

  private void add(List<Range> expected, List<Range> found) {
    List<Range> missing = new ArrayList<>(expected);
    List<Range> surplus = new ArrayList<>(found);
    for (Pair pair : overlapping(expected, found)) {
      if (missing.contains(pair.expected()) && surplus.contains(pair.found())) {
        missing.remove(pair.expected());
        surplus.remove(pair.found());
        int moved = pair.sameBorders() ? 0 : 1;
        count(pair.expected().slot(), pair.found().slot(), new Cell(1, moved));
      }
    }
    missing.forEach(range -> count(range.slot(), NONE, new Cell(1, 0)));
    surplus.forEach(range -> count(NONE, range.slot(), new Cell(1, 0)));
  }

  private static List<Pair> overlapping(List<Range> expected, List<Range> found) {
    List<Pair> pairs = new ArrayList<>();
    for (Range wanted : expected) {
      for (Range got : found) {
        Pair pair = new Pair(wanted, got);
        if (pair.shared() > 0) {
          pairs.add(pair);
        }
      }
    }
    pairs.sort(Comparator.comparing(Pair::sameBorders).thenComparingInt(Pair::shared).reversed());
    return pairs;
  }

  private void count(String expected, String found, Cell more) {
    cells.computeIfAbsent(expected, slot -> new TreeMap<>()).merge(found, more, Cell::plus);
  }

  /** {@return every slot that was expected or found, in the order of the alphabet} */
  public List<String> slots() {
    TreeSet<String> slots = new TreeSet<>(cells.keySet());
    cells.values().forEach(row -> slots.addAll(row.keySet()));
    slots.remove(NONE);
    return List.copyOf(slots);
  }

  /**
   * {@return how often one was expected and the other found}
   *
   * @param expected a slot or {@link #NONE}
   * @param found a slot or {@link #NONE}
   */
  public Cell cell(String expected, String found) {
    return cells.getOrDefault(expected, Map.of()).getOrDefault(found, EMPTY);
  }
}
