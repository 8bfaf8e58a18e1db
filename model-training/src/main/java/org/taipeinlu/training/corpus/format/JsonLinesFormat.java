package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

/** The project's own form, {@link JsonLines}: all that a sentence has is kept. */
public final class JsonLinesFormat implements CorpusFormat {
  private static final List<String> OTHER_TOOLS =
      List.of("label", "labels", "entities", "annotations");

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    FileStart start = FileStart.of(source);
    return start.hasExtension("jsonl")
        && (start.hasMember("slots") || !start.hasAnyMember(OTHER_TOOLS.toArray(String[]::new)));
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    SentenceCollector collector = new SentenceCollector(source, problems);
    for (SourceLine line : SourceLine.of(source)) {
      if (!line.isBlank()) {
        collector.add(line.place(), () -> sentence(line, language));
      }
    }
    return collector.corpus(List.of(), Tokenization.CUT);
  }

  private static LabelledSentence sentence(SourceLine line, String language) {
    LabelledSentence sentence = JsonLines.parse(line.text(), line.place(), line.id(), language);
    for (String member : OTHER_TOOLS) {
      if (sentence.slots().isEmpty() && sentence.meta().get(member) instanceof List<?>) {
        throw new CorpusFormatException(
            line.place(),
            "has \"" + member + "\" instead of \"slots\"; is it of doccano or label-studio?");
      }
    }
    return sentence;
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
