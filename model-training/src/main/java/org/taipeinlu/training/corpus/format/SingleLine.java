package org.taipeinlu.training.corpus.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.LabelledSentence;

/** Makes a sentence fit for formats in which a sentence is one line without blanks at its ends. */
final class SingleLine {
  // every character that some reader takes for the end of a line
  private static final Pattern LINE_ENDS =
      Pattern.compile("[\\n\\r\\u000B\\f\\u001C-\\u001E\\u0085\\u2028\\u2029]");

  private SingleLine() {}

  /** Puts a space for each line end, and leaves blanks at the ends away. */
  static LabelledSentence of(LabelledSentence sentence, String place, ProblemLog problems) {
    String text = LINE_ENDS.matcher(sentence.text()).replaceAll(" ");
    if (!text.equals(sentence.text())) {
      problems.mend(place, "holds a line end, and a sentence must be one line; made a space");
    }
    String stripped = text.strip();
    if (stripped.length() == text.length()) {
      return with(sentence, text, sentence.slots());
    }
    problems.leaveOut("white space at the ends of a sentence");
    int shift = text.length() - text.stripLeading().length();
    List<LabelledSentence.Range> ranges = new ArrayList<>();
    for (LabelledSentence.Range range : sentence.slots()) {
      int start = Math.max(0, range.start() - shift);
      int end = Math.min(stripped.length(), range.end() - shift);
      if (start < end) {
        ranges.add(new LabelledSentence.Range(range.slot(), start, end));
      } else {
        problems.leaveOut("slot \"" + range.slot() + "\" of white space only");
      }
    }
    return with(sentence, stripped, ranges);
  }

  private static LabelledSentence with(
      LabelledSentence sentence, String text, List<LabelledSentence.Range> ranges) {
    return new LabelledSentence(sentence.id(), sentence.language(), text, ranges, sentence.meta());
  }
}
