package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Rasa's NLU training data in YAML: examples by intent, and lists for {@code lookup}, {@code
 * synonym} and {@code regex}.
 */
public final class RasaFormat implements CorpusFormat {
  /** What sentences without an intent stand under, as Rasa's format demands one. */
  static final String NO_INTENT = "no_intent";

  private static final Pattern NLU = Pattern.compile("(?m)^nlu\\s*:");

  @Override
  public String name() {
    return "rasa";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    FileStart start = FileStart.of(source);
    return start.hasExtension("yml", "yaml") && NLU.matcher(start.text()).find();
  }

  @Override
  public boolean holdsValueLists() {
    return true;
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    return new RasaReader(source, language, problems).read();
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    Map<String, List<String>> examples = new LinkedHashMap<>();
    for (LabelledSentence sentence : corpus.sentences()) {
      String place = target.getFileName() + ", sentence \"" + sentence.id() + "\"";
      LabelledSentence single = SingleLine.of(sentence, place, problems);
      String line = RasaAnnotation.write(single.text(), single.slots());
      if (isReadAs(line, single)) {
        String intent =
            String.valueOf(sentence.meta().getOrDefault(LabelledSentence.INTENT, NO_INTENT));
        examples.computeIfAbsent(intent, name -> new ArrayList<>()).add(line);
      } else {
        problems.skip(
            new CorpusFormatException(
                place, "cannot be told in this format, which has no escape for brackets: " + line));
        continue;
      }
      Provenance.note(sentence, Set.of(LabelledSentence.INTENT), problems);
    }
    String yaml = RasaYaml.write(examples, corpus.valueLists());
    TargetFile.write(target, writer -> writer.write(yaml));
  }

  private static boolean isReadAs(String line, LabelledSentence sentence) {
    if (sentence.text().isEmpty()) {
      return false;
    }
    try {
      RasaAnnotation.Line read = RasaAnnotation.parse(line, "", ProblemLog.strict());
      return read.text().equals(sentence.text()) && read.ranges().equals(sentence.slots());
    } catch (CorpusFormatException e) {
      return false;
    }
  }
}
