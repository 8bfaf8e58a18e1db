package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

/** A sentence a line with its slots in brackets, {@link InlineNotation}; # begins a comment. */
public final class InlineFormat implements CorpusFormat {

  @Override
  public String name() {
    return "inline";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    return FileStart.of(source).hasExtension("txt") && !new ConllFormat().recognises(source);
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    SentenceCollector collector = new SentenceCollector(source, problems);
    for (SourceLine line : SourceLine.of(source)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        collector.add(line.place(), () -> sentence(line, language));
      }
    }
    return collector.corpus(List.of(), Tokenization.CUT);
  }

  private static LabelledSentence sentence(SourceLine line, String language) {
    return InlineNotation.parse(line.text().strip(), line.place(), language).withId(line.id());
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    List<String> lines = new ArrayList<>();
    for (LabelledSentence sentence : corpus.sentences()) {
      String place = target.getFileName() + ", sentence \"" + sentence.id() + "\"";
      if (sentence.text().isBlank()) {
        problems.skip(new CorpusFormatException(place, "has no word"));
        continue;
      }
      LabelledSentence single = SingleLine.of(sentence, place, problems);
      String line = withoutBracketsInSlots(single, place, problems).inline();
      lines.add(line.startsWith("#") ? "\\" + line : line);
      Provenance.note(sentence, Set.of(), problems);
    }
    TargetFile.write(
        target,
        writer -> {
          for (String line : lines) {
            writer.write(line);
            writer.write('\n');
          }
        });
  }

  /** A closing bracket ends the slot's name in this notation. */
  private static LabelledSentence withoutBracketsInSlots(
      LabelledSentence sentence, String place, ProblemLog problems) {
    List<LabelledSentence.Range> ranges = new ArrayList<>();
    for (LabelledSentence.Range range : sentence.slots()) {
      String slot = range.slot();
      if (slot.indexOf(')') >= 0) {
        slot = slot.replace(')', '_');
        problems.mend(
            place, "slot \"" + range.slot() + "\" holds a bracket; called \"" + slot + "\" here");
      }
      ranges.add(new LabelledSentence.Range(slot, range.start(), range.end()));
    }
    return new LabelledSentence(
        sentence.id(), sentence.language(), sentence.text(), ranges, sentence.meta());
  }
}
