package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

/**
 * A folder with {@code seq.in}, the words of a sentence a line, {@code seq.out}, their BIO labels,
 * and maybe {@code label}, the intent of each line, empty if it has none. Words and labels stand
 * between spaces.
 */
public final class BioFolder implements CorpusFormat {
  private static final String WORDS = "seq.in";
  private static final String LABELS = "seq.out";
  private static final String INTENTS = "label";

  @Override
  public String name() {
    return "bio";
  }

  @Override
  public boolean recognises(Path source) {
    return Files.isRegularFile(folder(source).resolve(WORDS))
        && Files.isRegularFile(folder(source).resolve(LABELS));
  }

  private static Path folder(Path source) {
    Path parent = source.toAbsolutePath().getParent();
    return source.endsWith(WORDS) && parent != null ? parent : source;
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    Path folder = folder(source);
    if (!recognises(folder)) {
      throw new NoSuchFileException(
          source.toString(), null, "a folder with the files seq.in and seq.out is expected");
    }
    List<SourceLine> words = SourceLine.of(folder.resolve(WORDS));
    List<SourceLine> labels = SourceLine.of(folder.resolve(LABELS));
    Path intentFile = folder.resolve(INTENTS);
    List<SourceLine> intents = Files.exists(intentFile) ? SourceLine.of(intentFile) : List.of();
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    SentenceCollector collector = new SentenceCollector(source, problems);
    int lines = Math.max(words.size(), labels.size());
    for (int i = 0; i < lines; i++) {
      String id = name + ":" + (i + 1);
      if (i >= words.size() || i >= labels.size()) {
        problems.skip(unpaired(folder, i, words, labels));
      } else if (!words.get(i).isBlank() || !labels.get(i).isBlank()) {
        Triple triple = new Triple(words.get(i), labels.get(i), line(intents, i));
        collector.add(triple.labels.place(), () -> triple.sentence(id, language, problems));
      }
    }
    return collector.corpus(List.of(), Tokenization.GIVEN);
  }

  private static Optional<SourceLine> line(List<SourceLine> lines, int index) {
    return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
  }

  private static CorpusFormatException unpaired(
      Path folder, int index, List<SourceLine> words, List<SourceLine> labels) {
    String present = index < words.size() ? WORDS : LABELS;
    String place = folder.resolve(present) + ":" + (index + 1);
    return new CorpusFormatException(
        place,
        String.join(
            " ",
            "has no line beside it: seq.in has",
            Integer.toString(words.size()),
            "lines, seq.out",
            Integer.toString(labels.size()) + ";",
            "find where they part and add what is missing"));
  }

  /** The lines that belong together. */
  private record Triple(SourceLine words, SourceLine labels, Optional<SourceLine> intent) {

    LabelledSentence sentence(String id, String language, ProblemLog problems) {
      BioLabels.Labelled labelled =
          new BioLabels.Labelled(pieces(words.text()), pieces(labels.text()));
      if (labelled.words().size() != labelled.labels().size()) {
        throw new CorpusFormatException(
            labels.place(),
            labelled.labels().size()
                + " labels for the "
                + labelled.words().size()
                + " words of "
                + words.place()
                + "; each word needs one label");
      }
      List<LabelledSentence.Range> ranges =
          BioLabels.ranges(labelled, word -> labels.place() + ", word " + (word + 1), problems);
      String name = intent.map(SourceLine::text).orElse("").strip();
      Map<String, Object> meta = name.isEmpty() ? Map.of() : Map.of(LabelledSentence.INTENT, name);
      return new LabelledSentence(id, language, labelled.text(), ranges, meta);
    }

    private static List<String> pieces(String line) {
      return Tokenization.GIVEN.tokens(line).stream()
          .map(token -> line.substring(token.start(), token.end()))
          .toList();
    }
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    List<BioLabels.Labelled> sentences = new ArrayList<>();
    List<String> intents = new ArrayList<>();
    for (LabelledSentence sentence : corpus.sentences()) {
      Optional<BioLabels.Labelled> labelled =
          BioLabels.of(sentence, corpus.tokenization(), target, problems);
      if (labelled.isPresent()) {
        sentences.add(labelled.get());
        intents.add(Objects.toString(sentence.meta().getOrDefault(LabelledSentence.INTENT, "")));
        Provenance.note(sentence, Set.of(LabelledSentence.INTENT), problems);
      }
    }
    TargetFile.writeAll(
        Map.of(
            target.resolve(WORDS), lines(sentences, BioLabels.Labelled::text),
            target.resolve(LABELS), lines(sentences, line -> String.join(" ", line.labels())),
            target.resolve(INTENTS), lines(intents, intent -> intent)));
  }

  private static <T> TargetFile.Content lines(List<T> items, Function<T, String> line) {
    return writer -> {
      for (T item : items) {
        writer.write(line.apply(item).replace('\n', ' ').replace('\r', ' '));
        writer.write('\n');
      }
    };
  }
}
