package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

/** The project's own form, {@link JsonLines}: all that a sentence has is kept. */
public final class JsonLinesFormat implements CorpusFormat {

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    FileStart start = FileStart.of(source);
    return start.hasExtension("jsonl")
        && (start.hasMember("slots")
            || !start.hasAnyMember("label", "labels", "entities", "annotations"));
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    SentenceCollector collector = new SentenceCollector(source, problems);
    for (SourceLine line : SourceLine.of(source)) {
      if (!line.isBlank()) {
        collector.add(
            line.place(), () -> JsonLines.parse(line.text(), line.place(), line.id(), language));
      }
    }
    return collector.corpus(List.of(), Tokenization.CUT);
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    TargetFile.write(
        target,
        writer -> {
          for (LabelledSentence sentence : corpus.sentences()) {
            writer.write(JsonLines.format(sentence));
            writer.write('\n');
          }
        });
  }
}
