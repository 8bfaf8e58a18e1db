package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.TokenizedSentence;

class BioFolderTests {
  @TempDir private Path folder = Path.of("");
  private final List<String> messages = new ArrayList<>();

  @Test
  void readsWordsLabelsAndIntents() throws IOException {
    write("seq.in", "leave st. louis  at 5 pm \nhello\n");
    write("seq.out", "O B-fromloc.city_name I-fromloc.city_name O B-time:leave B-time:leave\nO\n");
    write("label", "flight\n\n");
    Corpus corpus = read(ProblemLog.strict());
    assertThat(corpus.sentences())
        .extracting(LabelledSentence::inline)
        .containsExactly(
            "leave [st. louis](fromloc.city_name) at [5](time:leave) [pm](time:leave)", "hello");
    assertThat(corpus.sentences().get(0).meta()).containsEntry("intent", "flight");
    assertThat(corpus.sentences().get(1).meta()).isEmpty();
    assertThat(corpus.tokenized())
        .extracting(TokenizedSentence::words)
        .containsExactly(List.of("leave", "st.", "louis", "at", "5", "pm"), List.of("hello"));
  }

  @Test
  void takesAByteOrderMarkAndWindowsLineEndsForWhatTheyAre() throws IOException {
    write("seq.in", "\uFEFFto Taipei\r\n\r\n，，\r\n");
    write("seq.out", "\uFEFFO B-arrival\r\n\r\nO\r\n");
    assertThat(read(ProblemLog.strict()).sentences())
        .extracting(LabelledSentence::inline)
        .containsExactly("to [Taipei](arrival)", "，，");
  }

  @Test
  void beginsASpanAtAnInsideLabelThatFollowsNothing() throws IOException {
    write("seq.in", "a b c d\n");
    write("seq.out", "I-x I-x I-y O\n");
    Corpus corpus = read(lenient());
    assertThat(corpus.sentences().get(0).inline()).isEqualTo("[a b](x) [c](y) d");
    assertThat(messages)
        .containsExactly(
            folder
                + "/seq.out:1, word 1: I-x does not follow a label of its slot; read as B-x"
                + " (mended)",
            folder
                + "/seq.out:1, word 3: I-y does not follow a label of its slot; read as B-y"
                + " (mended)");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read(ProblemLog.strict()))
        .withMessageContaining("seq.out:1, word 1: I-x does not follow");
  }

  @Test
  void skipsAndCountsWhatItCannotRead() throws IOException {
    write("seq.in", "a b\nfine\na\na\nlast\n");
    write("seq.out", "O\nO\nE-x\nB-\nO\nO\n");
    ProblemLog problems = lenient();
    assertThat(read(problems).sentences())
        .extracting(LabelledSentence::text)
        .containsExactly("fine", "last");
    assertThat(problems.skipped()).isEqualTo(4);
    assertThat(messages.get(0))
        .contains("seq.out:1: 1 labels for the 2 words of ")
        .endsWith("each word needs one label (skipped)");
    assertThat(messages.get(1))
        .contains("seq.out:3, word 1: label \"E-x\" is not O, B-slot or I-slot");
    assertThat(messages.get(2)).contains("seq.out:4, word 1: label \"B-\"");
    assertThat(messages.get(3)).contains("seq.out:6: ").contains("seq.in has 5 lines, seq.out 6");
  }

  @Test
  void skipsALineThatIsNotUtf8AndKeepsTheOthersSideBySide() throws IOException {
    Files.write(
        folder.resolve("seq.in"), "one\ncaf\u00e9\nthree".getBytes(StandardCharsets.ISO_8859_1));
    write("seq.out", "O\nO\nB-x\n");
    assertThat(read(lenient()).sentences())
        .extracting(LabelledSentence::inline)
        .containsExactly("one", "[three](x)");
    assertThat(messages).singleElement().asString().contains("seq.in:2: is not UTF-8");
  }

  @Test
  void refusesWhatHoldsNoSentence() throws IOException {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> read(lenient()))
        .withMessageContaining("seq.in and seq.out");
    write("seq.in", "");
    write("seq.out", "\n");
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read(lenient()))
        .withMessageContaining("holds no sentence that can be read");
    Files.write(folder.resolve("seq.in"), "a".getBytes(StandardCharsets.UTF_16));
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> read(lenient()))
        .withMessageContaining("seq.in: is UTF-16; save it as UTF-8");
  }

  @Test
  void readsALineOfFiftyThousandTokens() throws IOException {
    int tokens = 50_000;
    write("seq.in", String.join(" ", Collections.nCopies(tokens, "w")));
    write("seq.out", String.join(" ", Collections.nCopies(tokens / 2, "B-x I-x")));
    TokenizedSentence sentence = read(ProblemLog.strict()).tokenized().get(0);
    assertThat(sentence.tokens()).hasSize(tokens);
    assertThat(sentence.spans()).hasSize(tokens / 2);
  }

  @Test
  void writesWhatItReads() throws IOException {
    write("seq.in", "to new york now\nhello there\n");
    write("seq.out", "O B-a.b_c I-a.b_c O\nO O\n");
    write("label", "go\n\n");
    Path copy = folder.resolve("made/copy");
    ProblemLog problems = ProblemLog.strict();
    new BioFolder().write(read(problems), copy, problems);
    for (String file : List.of("seq.in", "seq.out", "label")) {
      assertThat(copy.resolve(file)).hasSameTextualContentAs(folder.resolve(file));
    }
    assertThat(problems.leftOut()).isEmpty();
  }

  private ProblemLog lenient() {
    return ProblemLog.lenient(messages::add);
  }

  private Corpus read(ProblemLog problems) throws IOException {
    return new BioFolder().read(folder, "en", problems);
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}
