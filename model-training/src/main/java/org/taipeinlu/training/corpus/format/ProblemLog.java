package org.taipeinlu.training.corpus.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.taipeinlu.training.corpus.CorpusFormatException;

/**
 * What went wrong in reading and writing a corpus: nothing is left away without a word here. A
 * strict log stops at the first sentence that is bad; what a format merely has no place for never
 * stops it.
 */
public final class ProblemLog {
  private final boolean strict;
  private final Consumer<String> listener;
  private final Map<String, Integer> leftOut = new LinkedHashMap<>();
  private int skipped;
  private int mended;

  private ProblemLog(boolean strict, Consumer<String> listener) {
    this.strict = strict;
    this.listener = listener;
  }

  /** {@return a log that throws the first problem} */
  public static ProblemLog strict() {
    return new ProblemLog(true, message -> {});
  }

  /**
   * {@return a log that counts and goes on}
   *
   * @param listener told of each problem: file, line, what is wrong and how to mend it
   */
  public static ProblemLog lenient(Consumer<String> listener) {
    return new ProblemLog(false, listener);
  }

  /** Notes that a sentence is left away because it cannot be read or written. */
  void skip(CorpusFormatException problem) {
    if (strict) {
      throw problem;
    }
    skipped++;
    listener.accept(problem.getMessage() + " (skipped)");
  }

  /**
   * Notes that something wrong was put right.
   *
   * @param message what was wrong and what was made of it
   */
  void mend(String place, String message) {
    CorpusFormatException problem = new CorpusFormatException(place, message);
    if (strict) {
      throw problem;
    }
    mended++;
    listener.accept(problem.getMessage() + " (mended)");
  }

  /** Notes something that is not carried on because there is no place for it. */
  void leaveOut(String what) {
    leftOut.merge(what, 1, Integer::sum);
  }

  /** {@return how many sentences are missing from the result} */
  public int skipped() {
    return skipped;
  }

  /** {@return how many things were put right} */
  public int mended() {
    return mended;
  }

  /** {@return what is not carried on, and how often it occurred} */
  public Map<String, Integer> leftOut() {
    return Collections.unmodifiableMap(leftOut);
  }
}
