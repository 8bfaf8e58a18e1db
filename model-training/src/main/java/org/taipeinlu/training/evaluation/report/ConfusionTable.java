package org.taipeinlu.training.evaluation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.taipeinlu.training.evaluation.Confusion;

/**
 * The confusions row by row. Public because the page's template reads it.
 *
 * @param found the names of the columns
 * @param rows a row for each expected slot and one for none
 */
public record ConfusionTable(List<String> found, List<Row> rows) {

  /**
   * What was found where a slot was expected.
   *
   * @param expected the slot
   * @param cells a cell for each column
   */
  public record Row(String expected, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A pair of slots.
   *
   * @param expected the slot of the row
   * @param found the slot of the column
   * @param spans how many spans
   * @param otherBorders how many of them begin or end differently
   * @param share of the spans of the row
   */
  public record Cell(String expected, String found, int spans, int otherBorders, double share) {
    /** {@return whether the slot is right; the borders may differ} */
    public boolean isSameSlot() {
      return expected.equals(found);
    }
  }

  public ConfusionTable {
    found = List.copyOf(found);
    rows = List.copyOf(rows);
  }

  static ConfusionTable of(Confusion confusion) {
    List<String> names =
        Stream.concat(confusion.slots().stream(), Stream.of(Confusion.NONE)).toList();
    return new ConfusionTable(
        names, names.stream().map(expected -> row(confusion, expected, names)).toList());
  }

  private static Row row(Confusion confusion, String expected, List<String> names) {
    int all = names.stream().mapToInt(found -> confusion.cell(expected, found).spans()).sum();
    List<Cell> cells = new ArrayList<>();
    for (String found : names) {
      Confusion.Cell cell = confusion.cell(expected, found);
      double share = all == 0 ? 0 : (double) cell.spans() / all;
      cells.add(new Cell(expected, found, cell.spans(), cell.otherBorders(), share));
    }
    return new Row(expected, cells);
  }

  /** {@return the most frequent confusions of different slots} */
  List<Cell> mostFrequent(int limit) {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .filter(cell -> cell.spans() > 0 && !cell.isSameSlot())
        .sorted(Comparator.comparingInt(Cell::spans).reversed())
        .limit(limit)
        .toList();
  }
}
