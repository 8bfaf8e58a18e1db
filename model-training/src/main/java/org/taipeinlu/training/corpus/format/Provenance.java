package org.taipeinlu.training.corpus.format;

import java.util.Set;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Notes what a format has no place for in a sentence beside its text and slots. */
final class Provenance {
  /** What readers are told if nobody says otherwise. */
  static final String ASSUMED_LANGUAGE = "en";

  private static final Pattern FILE_AND_LINE = Pattern.compile(".+:\\d+");

  private Provenance() {}

  /** Notes id, language and meta as left out. */
  static void note(LabelledSentence sentence, Set<String> keptMeta, ProblemLog problems) {
    if (tellsMoreThanItsLine(sentence.id())) {
      problems.leaveOut("id");
    }
    if (!sentence.language().equals(ASSUMED_LANGUAGE)) {
      problems.leaveOut("language \"" + sentence.language() + "\"");
    }
    for (String key : sentence.meta().keySet()) {
      if (!keptMeta.contains(key)) {
        noteMeta(key, problems);
      }
    }
  }

  /** {@return whether an id is more than the file and line that a reader makes one of} */
  static boolean tellsMoreThanItsLine(String id) {
    return !FILE_AND_LINE.matcher(id).matches();
  }

  static void noteMeta(String key, ProblemLog problems) {
    problems.leaveOut("meta \"" + key + "\"");
  }
}
