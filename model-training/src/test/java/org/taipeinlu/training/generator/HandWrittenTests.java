package org.taipeinlu.training.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

class HandWrittenTests {
  private static final Path DATA = Path.of("../data");

  @TempDir private Path folder = Path.of("");

  @Test
  void putsOtherNamesInPlaceOfNames() throws IOException {
    assertThat(repeated("From [Rome](departure) to [ulm](arrival) at [noon](time)"))
        .containsExactlyInAnyOrder(
            "From [Rome](departure) to [ulm](arrival) at [noon](time)",
            "From [Xanadu](departure) to [xanadu](arrival) at [noon](time)");
  }

  @Test
  void leavesWordsThatNoNameCanStandFor() throws IOException {
    assertThat(repeated("Back [home](arrival) from the [museum](departure)"))
        .containsExactly("Back [home](arrival) from the [museum](departure)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void sharesNoSentenceWithTheTestSet(String language) throws IOException {
    List<LabelledSentence> tested =
        InlineNotation.read(DATA.resolve("test/" + language + ".txt"), language);
    List<LabelledSentence> trained =
        HandWritten.read(DATA, language).repeated(1, Generator.read(DATA, language), new Random(1));
    assertThat(trained).hasSizeGreaterThan(400);
    assertThat(folded(trained)).doesNotContainAnyElementsOf(folded(tested));
  }

  /** Sentences of one or two words, such as "Taipei" or "Yes, please", are anybody's. */
  private static Set<String> folded(List<LabelledSentence> sentences) {
    return sentences.stream()
        .map(sentence -> sentence.text().toLowerCase(Locale.ROOT).replaceAll("[\\p{Punct}\\s]", ""))
        .filter(text -> text.length() > 16)
        .collect(Collectors.toSet());
  }

  private Set<String> repeated(String sentence) throws IOException {
    write("sentences/en/a.txt", sentence);
    write("patterns/en/p.txt", "to {arrival}");
    write("values/en/place/place.txt", "Xanadu");
    write("values/en/place/common.txt", "home");
    write("values/en/time/time.txt", "noon");
    return HandWritten.read(folder, "en")
        .repeated(8, Generator.read(folder, "en"), new Random(1))
        .stream()
        .map(LabelledSentence::inline)
        .collect(Collectors.toSet());
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
