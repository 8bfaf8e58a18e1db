package org.taipeinlu.training.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.taipeinlu.training.Trainer;
import org.taipeinlu.training.evaluation.report.TrainingHistory;

/**
 * Shows how a training goes: a bar with loss, validation F1 and time left, a line for each round.
 */
final class ProgressPrinter implements Trainer.Listener, AutoCloseable {
  private static final double SMOOTHING = 0.98;
  private static final int STEPS = 10_000;

  private final PrintWriter console;
  private final ProgressBar bar;
  private double smoothLoss = Double.NaN;
  private double bestF1;

  ProgressPrinter(PrintWriter console) {
    this.console = console;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(1000)
            .setInitialMax(STEPS)
            .build();
  }

  @Override
  public void corpusRead(int sentences, int leftOut) {
    console.printf(Locale.ROOT, "training on %d sentences%n", sentences);
    if (leftOut > 0) {
      console.printf(
          Locale.ROOT,
          "%d sentences are left out: without a token, longer than training.longest_sentence,"
              + " or with a slot that begins or ends within a token%n",
          leftOut);
    }
    console.flush();
  }

  @Override
  public void vectorsRead(int known, int words) {
    console.printf(
        Locale.ROOT,
        "pre-trained vectors for %d of %d words; the others begin at random%n",
        known,
        words);
    console.flush();
  }

  @Override
  public void batchDone(double progress, double loss) {
    smoothLoss = Double.isNaN(smoothLoss) ? loss : SMOOTHING * smoothLoss + (1 - SMOOTHING) * loss;
    bar.stepTo(Math.round(progress * STEPS));
    bar.setExtraMessage(
        String.format(Locale.ROOT, "loss %.4f, best F1 %.2f", smoothLoss, 100 * bestF1));
  }

  @Override
  public void epochDone(TrainingHistory.Epoch epoch, boolean best) {
    if (best) {
      bestF1 = epoch.validationF1();
    }
    console.printf(
        Locale.ROOT,
        "%nepoch %d: loss %.4f, validation F1 %.2f%s, %.0f sentences/s%n",
        epoch.epoch(),
        epoch.loss(),
        100 * epoch.validationF1(),
        best ? " (best so far)" : "",
        epoch.sentencesPerSecond());
    console.flush();
  }

  @Override
  public void close() {
    bar.close();
  }
}
