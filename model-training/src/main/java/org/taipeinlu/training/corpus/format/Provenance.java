package org.taipeinlu.training.corpus.format;

import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Notes what a format has no place for in a sentence beside its text and slots. */
final class Provenance {
  private static final String ASSUMED_LANGUAGE = "en";
  private static final Pattern FILE_AND_LINE = Pattern.compile(".+:\\d+");

  private Provenance() {}

  /** An id that is only a file and a line tells nothing that would be lost. */
  static void noteId(LabelledSentence sentence, ProblemLog problems) {
    if (!FILE_AND_LINE.matcher(sentence.id()).matches()) {
      problems.leaveOut("id");
    }
  }

  /** English is what readers assume. */
  static void noteLanguage(LabelledSentence sentence, ProblemLog problems) {
    if (!sentence.language().equals(ASSUMED_LANGUAGE)) {
      problems.leaveOut("language \"" + sentence.language() + "\"");
    }
  }

  static void noteMeta(String key, ProblemLog problems) {
    problems.leaveOut("meta \"" + key + "\"");
  }
}
