package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.Tokenization;

class ConllFormatTests {
  @TempDir private Path folder = Path.of("");
  private final List<String> messages = new ArrayList<>();
  private final ProblemLog problems = ProblemLog.lenient(messages::add);

  @Test
  void readsFirstAndLastColumnAndTellsOfTheOthers() throws IOException {
    Corpus corpus =
        read("-DOCSTART- -X- O\n\nto TO O\nNew NNP B-city\nYork NNP I-city\n\n\nhello\tO\n");
    assertThat(inline(corpus)).containsExactly("to [New York](city)", "hello");
    assertThat(problems.leftOut())
        .containsEntry("-DOCSTART- line", 1)
        .containsEntry("column between word and label", 3);
  }

  @Test
  void readsWhatIsKnownOfASentence() throws IOException {
    Corpus corpus = read("# sent_id = a 7\n# lang = zh\n# intent = go\n# O\n台北 B-arrival\n");
    LabelledSentence sentence = corpus.sentences().get(0);
    assertThat(sentence.inline()).isEqualTo("# [台北](arrival)");
    assertThat(sentence.id()).isEqualTo("a 7");
    assertThat(sentence.language()).isEqualTo("zh");
    assertThat(sentence.meta()).containsOnlyKeys("intent").containsEntry("intent", "go");
  }

  @Test
  void skipsTheWholeSentenceOfABadLine() throws IOException {
    Corpus corpus = read("a O\nb\nc O\n\nd X\n\n# intent = lost\n\ne I-x\n");
    assertThat(inline(corpus)).containsExactly("[e](x)");
    assertThat(problems.skipped()).isEqualTo(3);
    assertThat(messages).hasSize(4);
    assertThat(messages.get(0)).contains("data.conll:2: \"b\" has no label; write the word, a tab");
    assertThat(messages.get(1)).contains("data.conll:5: label \"X\" is not O, B-slot or I-slot");
    assertThat(messages.get(2)).contains("data.conll:7: comments without a word");
    assertThat(messages.get(3)).contains("data.conll:9: I-x does not follow").contains("(mended)");
  }

  @Test
  void cutsCharacterSpansIntoTokensAndTellsWhatItCannot() throws IOException {
    List<LabelledSentence> sentences =
        List.of(
            sentence("fly to Taipei.", new LabelledSentence.Range("the city", 7, 13)),
            sentence("Taipei", new LabelledSentence.Range("x", 0, 3)),
            sentence("  "));
    Path file = folder.resolve("out.conll");
    new ConllFormat().write(new Corpus(sentences, List.of(), Tokenization.CUT), file, problems);
    assertThat(file).hasContent("fly\tO\nto\tO\nTaipei\tB-the_city\n.\tO\n\n");
    assertThat(problems.skipped()).isEqualTo(2);
    assertThat(messages.get(0)).contains("slot \"the city\" holds a space; called \"the_city\"");
    assertThat(messages.get(1)).contains("begins or ends within a word").contains("[Tai](x)pei");
    assertThat(messages.get(2)).contains("has no word");
  }

  private static LabelledSentence sentence(String text, LabelledSentence.Range... slots) {
    return new LabelledSentence("file:1", "en", text, List.of(slots));
  }

  private static List<String> inline(Corpus corpus) {
    return corpus.sentences().stream().map(LabelledSentence::inline).toList();
  }

  private Corpus read(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("data.conll"), content);
    return new ConllFormat().read(file, "en", problems);
  }
}
