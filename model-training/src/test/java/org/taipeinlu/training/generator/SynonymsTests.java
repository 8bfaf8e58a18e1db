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

class SynonymsTests {
  @TempDir private Path folder = Path.of("");

  @Test
  void exchangesWordsOfAGroupAndKeepsCapitals() throws IOException {
    assertThat(reworded("hotel, guest house", "Hotels? A hotel near [Hotel Ritz](arrival)"))
        .containsExactly(
            "Hotels? A guest house near [Hotel Ritz](arrival)",
            "Hotels? A hotel near [Hotel Ritz](arrival)");
    assertThat(reworded("leave, depart from", "Leave [Rome](departure)"))
        .containsExactly("Depart from [Rome](departure)", "Leave [Rome](departure)");
  }

  @Test
  void exchangesACueOnlyBesideItsSlot() throws IOException {
    assertThat(
            reworded(
                "before arrival: to, towards", "I want to go from A to [Rome](arrival) to eat"))
        .containsExactly(
            "I want to go from A to [Rome](arrival) to eat",
            "I want to go from A towards [Rome](arrival) to eat");
    assertThat(reworded("after departure: 出發, 啟程", "[台北](departure)出發，出發了"))
        .containsExactly("[台北](departure)出發，出發了", "[台北](departure)啟程，出發了");
  }

  @Test
  void prefersTheLongestWords() throws IOException {
    assertThat(reworded("get, fetch\nget to, reach", "get to [Rome](arrival)"))
        .containsExactly("get to [Rome](arrival)", "reach [Rome](arrival)");
  }

  @Test
  void leavesWordsAloneThatReachOverASlot() throws IOException {
    assertThat(
            reworded(
                "before time:return: coming home on, back",
                "coming [home](arrival) on [Friday](time:return)"))
        .containsExactly("coming [home](arrival) on [Friday](time:return)");
  }

  @Test
  void namesALineThatIsNoGroup() {
    assertThatThrownBy(() -> reworded("hotel", "x"))
        .isInstanceOf(CorpusFormatException.class)
        .hasMessageContaining("words.txt:1");
    assertThatThrownBy(() -> reworded("beside arrival: to, at", "x"))
        .isInstanceOf(CorpusFormatException.class)
        .hasMessageContaining("before LABEL");
  }

  @Test
  void changesNothingWithoutAFile() throws IOException {
    Synonyms none = Synonyms.read(folder.resolve("none.txt"));
    assertThat(none.reword(InlineNotation.parse("a hotel", "here", "en"), new Random(1)).text())
        .isEqualTo("a hotel");
  }

  private Set<String> reworded(String groups, String sentence) throws IOException {
    Path file = folder.resolve("words.txt");
    Files.writeString(file, groups + "\n");
    Synonyms synonyms = Synonyms.read(file);
    Set<String> all = new TreeSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      all.add(synonyms.reword(InlineNotation.parse(sentence, "here", "en"), random).inline());
    }
    return all;
  }
}
