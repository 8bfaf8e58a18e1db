package org.taipeinlu.training.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.taipeinlu.training.evaluation.Comparison;
import org.taipeinlu.training.evaluation.Evaluation;
import org.taipeinlu.training.evaluation.SpanScores;
import org.taipeinlu.training.evaluation.UpdateComparison;
import org.taipeinlu.training.evaluation.behaviour.BehaviourScores;

/** Prints measures in percent, a line each. */
final class ScoreTable {
  private final PrintWriter console;

  ScoreTable(PrintWriter console) {
    this.console = console;
  }

  void print(Evaluation evaluation) {
    SpanScores scores = evaluation.scores();
    console.printf(
        Locale.ROOT, "%-28s %9s %9s %9s %7s%n", "slot", "precision", "recall", "F1", "spans");
    scores.bySlot().forEach(this::printRow);
    printRow("all", scores.micro());
    SpanScores.Average macro = scores.macro();
    console.printf(
        Locale.ROOT,
        "%-28s %9.2f %9.2f %9.2f%n",
        "mean of slots (macro)",
        100 * macro.precision(),
        100 * macro.recall(),
        100 * macro.f1());
    printShare("sentences all right", scores.sentenceAccuracy());
    printShare("expected calibration error", evaluation.calibration().expectedError());
  }

  private void printRow(String slot, SpanScores.Count count) {
    console.printf(
        Locale.ROOT,
        "%-28s %9.2f %9.2f %9.2f %7d%n",
        slot,
        100 * count.precision(),
        100 * count.recall(),
        100 * count.f1(),
        count.expected());
  }

  void print(BehaviourScores behaviour) {
    console.printf(
        Locale.ROOT,
        "%n%-32s %9s %9s %9s %9s %9s%n",
        "change",
        "sentences",
        "F1 before",
        "F1 after",
        "drop",
        "kept");
    for (BehaviourScores.Change change : behaviour.changes()) {
      console.printf(
          Locale.ROOT,
          "%-32s %9d %9.2f %9.2f %9.2f %9.2f%n",
          change.name(),
          change.sentences(),
          100 * change.before(),
          100 * change.after(),
          100 * change.drop(),
          100 * change.kept());
    }
    printShare("nothing wrongly filled", behaviour.nothingWronglyFilled());
    console.printf(
        Locale.ROOT,
        "  of the %d without slots %5.2f%n",
        behaviour.withoutSlots(),
        100 * behaviour.withoutSlotsLeftEmpty());
  }

  void print(Comparison comparison) {
    console.printf(
        Locale.ROOT,
        "F1 of the baseline %.2f, of the candidate %.2f: %+.2f (95 %% between %+.2f and %+.2f,"
            + " p = %.4f, %d sentences)%n",
        100 * comparison.baselineF1(),
        100 * comparison.candidateF1(),
        100 * comparison.difference(),
        100 * comparison.low(),
        100 * comparison.high(),
        comparison.pValue(),
        comparison.sentences());
  }

  void print(UpdateComparison update) {
    console.printf(Locale.ROOT, "base test sentences: ");
    print(update.base());
    console.printf(
        Locale.ROOT,
        "%s: %d of %d right before, %d now; ",
        update.heldOut() ? "corrections held out" : "corrections, all of them learned from",
        update.baselineRight(),
        update.corrections().sentences(),
        update.candidateRight());
    print(update.corrections());
  }

  private void printShare(String name, double share) {
    console.printf(Locale.ROOT, "%-28s %9.2f%n", name, 100 * share);
  }
}
