package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

/**
 * A word and its BIO label a line, with a blank line after each sentence. The word is the first
 * column, the label the last. Lines such as {@code # intent = flight} before the first word say
 * what else is known; {@code sent_id} and {@code lang} are the sentence's id and language.
 */
public final class ConllFormat implements CorpusFormat {
  private static final String ID = "sent_id";
  private static final String LANGUAGE = "lang";
  private static final String DOCUMENT_START = "-DOCSTART-";
  private static final Pattern COMMENT = Pattern.compile("# ?([\\w.:-]+) = (.*)");
  private static final Pattern KEY = Pattern.compile("[\\w.:-]+");
  private static final Pattern LABEL = Pattern.compile("O|[BI]-\\S+");
  private static final int MOST_COLUMNS = 10; // CoNLL-U has ten; what has more is a sentence

  @Override
  public String name() {
    return "conll";
  }

  @Override
  public boolean recognises(Path source) throws IOException {
    FileStart start = FileStart.of(source);
    if (start.hasExtension("conll", "bio", "iob", "iob2")) {
      return true;
    }
    return start.hasExtension("txt", "tsv")
        && start
            .text()
            .lines()
            .filter(line -> !COMMENT.matcher(line).matches())
            .findFirst()
            .filter(ConllFormat::isLabelledWord)
            .isPresent();
  }

  private static boolean isLabelledWord(String line) {
    List<String> columns = columns(line);
    return columns.size() > 1
        && columns.size() <= MOST_COLUMNS
        && LABEL.matcher(columns.get(columns.size() - 1)).matches();
  }

  @Override
  public Corpus read(Path source, String language, ProblemLog problems) throws IOException {
    SentenceCollector collector = new SentenceCollector(source, problems);
    List<SourceLine> block = new ArrayList<>();
    for (SourceLine line : SourceLine.of(source)) {
      if (!line.isBlank()) {
        block.add(line);
      } else {
        addTo(collector, block, language, problems);
        block = new ArrayList<>();
      }
    }
    addTo(collector, block, language, problems);
    return collector.corpus(List.of(), Tokenization.GIVEN);
  }

  private static void addTo(
      SentenceCollector collector, List<SourceLine> block, String language, ProblemLog problems) {
    if (block.isEmpty()) {
      return;
    }
    if (block.get(0).startsWith(DOCUMENT_START)) {
      problems.leaveOut(DOCUMENT_START + " line");
      addTo(collector, block.subList(1, block.size()), language, problems);
    } else {
      collector.add(block.get(0).place(), () -> sentence(block, language, problems));
    }
  }

  private static LabelledSentence sentence(
      List<SourceLine> block, String language, ProblemLog problems) {
    Map<String, Object> meta = new LinkedHashMap<>();
    int first = 0;
    while (first < block.size()) {
      Matcher comment = COMMENT.matcher(block.get(first).text());
      if (!comment.matches()) {
        break;
      }
      meta.put(comment.group(1), comment.group(2));
      first++;
    }
    List<SourceLine> lines = block.subList(first, block.size());
    if (lines.isEmpty()) {
      throw new CorpusFormatException(
          block.get(0).place(), "comments without a word after them; add the words or remove them");
    }
    List<String> words = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (SourceLine line : lines) {
      List<String> columns = columns(line, problems);
      words.add(columns.get(0));
      labels.add(columns.get(columns.size() - 1));
    }
    BioLabels.Labelled labelled = new BioLabels.Labelled(words, labels);
    List<LabelledSentence.Range> ranges =
        BioLabels.ranges(labelled, word -> lines.get(word).place(), problems);
    Object id = Optional.ofNullable(meta.remove(ID)).orElse(block.get(0).id());
    Object spoken = Optional.ofNullable(meta.remove(LANGUAGE)).orElse(language);
    return new LabelledSentence(id.toString(), spoken.toString(), labelled.text(), ranges, meta);
  }

  private static List<String> columns(SourceLine line, ProblemLog problems) {
    List<String> columns = columns(line.text());
    if (columns.size() < 2) {
      throw new CorpusFormatException(
          line.place(),
          "\"" + line.text() + "\" has no label; write the word, a tab and its label");
    }
    if (columns.size() > 2) {
      problems.leaveOut("column between word and label");
    }
    return columns;
  }

  private static List<String> columns(String line) {
    return Tokenization.GIVEN.tokens(line).stream()
        .map(token -> line.substring(token.start(), token.end()))
        .toList();
  }

  @Override
  public void write(Corpus corpus, Path target, ProblemLog problems) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (LabelledSentence sentence : corpus.sentences()) {
      BioLabels.of(sentence, corpus.tokenization(), target, problems)
          .ifPresent(labelled -> blocks.add(block(sentence, labelled, problems)));
    }
    TargetFile.write(target, writer -> writeAll(blocks, writer));
  }

  private static void writeAll(List<String> blocks, Writer writer) throws IOException {
    for (String block : blocks) {
      writer.write(block);
      writer.write('\n');
    }
  }

  private static String block(
      LabelledSentence sentence, BioLabels.Labelled labelled, ProblemLog problems) {
    StringBuilder block = new StringBuilder();
    if (Provenance.tellsMoreThanItsLine(sentence.id())) {
      comment(block, ID, sentence.id());
    }
    if (!sentence.language().equals(Provenance.ASSUMED_LANGUAGE)) {
      comment(block, LANGUAGE, sentence.language());
    }
    sentence
        .meta()
        .forEach(
            (key, value) -> {
              boolean fits =
                  value instanceof String text
                      && KEY.matcher(key).matches()
                      && text.lines().count() <= 1
                      && !Set.of(ID, LANGUAGE).contains(key);
              if (fits) {
                comment(block, key, value.toString());
              } else {
                Provenance.noteMeta(key, problems);
              }
            });
    for (int i = 0; i < labelled.words().size(); i++) {
      block.append(labelled.words().get(i)).append('\t').append(labelled.labels().get(i));
      block.append('\n');
    }
    return block.toString();
  }

  private static void comment(StringBuilder block, String key, String value) {
    block.append("# ").append(key).append(" = ");
    block.append(value.replace('\n', ' ').replace('\r', ' ')).append('\n');
  }
}
