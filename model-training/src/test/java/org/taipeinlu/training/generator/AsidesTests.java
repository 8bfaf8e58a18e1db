package org.taipeinlu.training.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.InlineNotation;

class AsidesTests {
  @TempDir private Path folder = Path.of("");

  @Test
  void standsBeforeASentence() throws IOException {
    assertThat(spoken("before: well,", "A bus to [Rome](arrival).", "en"))
        .containsExactly("Well, a bus to [Rome](arrival).");
    assertThat(spoken("before: well,", "[Rome](arrival)", "en"))
        .containsExactly("Well, [Rome](arrival)");
    assertThat(spoken("before: well,", "Rome is lovely", "en"))
        .containsExactly("Well, Rome is lovely");
    assertThat(spoken("before: well,", "I need a cab", "en")).containsExactly("Well, I need a cab");
    assertThat(spoken("before: 嗯，", "到[台北](arrival)", "zh")).containsExactly("嗯，到[台北](arrival)");
  }

  @Test
  void standsAfterASentenceAndBeforeItsFullStop() throws IOException {
    assertThat(spoken("after: , actually", "From [Denver](departure).", "en"))
        .containsExactly("From [Denver](departure), actually.");
    assertThat(spoken("after: please", "To [Rome](arrival)", "en"))
        .containsExactly("To [Rome](arrival) please");
    assertThat(spoken("after: , ok?", "From [Denver](departure).", "en"))
        .containsExactly("From [Denver](departure), ok?");
    assertThat(spoken("after: :)", "At [9 a.m.](time)", "en"))
        .containsExactly("At [9 a.m.](time) :)");
    assertThat(spoken("after: 吧", "到[台北](arrival)。", "zh")).containsExactly("到[台北](arrival)吧。");
  }

  @Test
  void standsBetweenWordsOutsideOfTheSlots() throws IOException {
    assertThat(spoken("within: uh", "to [New York](arrival) on [May 2](time)", "en"))
        .containsExactly(
            "to [New York](arrival) on uh [May 2](time)",
            "to [New York](arrival) uh on [May 2](time)",
            "to uh [New York](arrival) on [May 2](time)");
    assertThat(spoken("within: uh", "[Rome](arrival)", "en")).containsExactly("[Rome](arrival)");
  }

  @Test
  void namesALineThatIsNone() {
    assertThatThrownBy(() -> spoken("well", "x", "en"))
        .isInstanceOf(CorpusFormatException.class)
        .hasMessageContaining("asides.txt:1");
    assertThatThrownBy(() -> spoken("beside: well", "x", "en"))
        .isInstanceOf(CorpusFormatException.class)
        .hasMessageContaining("not 'beside'");
  }

  @Test
  void changesNothingWithoutAFile() throws IOException {
    Asides none = Asides.read(folder.resolve("none.txt"));
    assertThat(none.addOne(InlineNotation.parse("to Rome", "here", "en"), new Random(1)).text())
        .isEqualTo("to Rome");
  }

  private Set<String> spoken(String lines, String sentence, String language) throws IOException {
    Path file = folder.resolve("asides.txt");
    Files.writeString(file, lines + "\n");
    Asides asides = Asides.read(file);
    Set<String> all = new TreeSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      all.add(asides.addOne(InlineNotation.parse(sentence, "here", language), random).inline());
    }
    return all;
  }
}
