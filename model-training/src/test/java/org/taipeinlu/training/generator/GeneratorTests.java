package org.taipeinlu.training.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

class GeneratorTests {
  @TempDir private Path data = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go to {arrival=(Rome)} . => go to [Rome](arrival).",
        "[please ]go  to {arrival=(Rome)} => go to [Rome](arrival) ; please go to [Rome](arrival)",
        "{time:return=(at noon)} => [at noon](time:return)",
        "gate <07..07> => gate 07",
        "3* \\(\\<{arrival=(A\\|B)} => (<[A|B](arrival)",
        "# a comment =>",
      })
  void readsTheNotation(String example) throws IOException {
    String[] sides = example.split("=>", 2);
    Set<String> expected = sides[1].isBlank() ? Set.of() : Set.of(sides[1].strip().split(" ; "));
    assertThat(sentences(sides[0].strip())).isEqualTo(expected);
  }

  @Test
  void drawsFromListsAndMacros() throws IOException {
    assertThat(sentences("want := (I want|we want)\n<want> the <colour> bus"))
        .isEqualTo(
            Set.of(
                "I want the red bus",
                "I want the blue bus",
                "we want the red bus",
                "we want the blue bus"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          to {arrival            | p.txt:1, column 12: '}' is missing
          to (Rome               | p.txt:1, column 9: ')' is missing
          to Rome)               | p.txt:1, column 8: ')' closes nothing
          to {Where?}            | p.txt:1, column 11: "Where?" is not a label
          to <nowhere>           | p.txt:1: <nowhere> is neither a macro of this file nor a list
          """)
  void refusesABadPatternAndSaysWhere(String pattern, String message) {
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> sentences(pattern))
        .withMessage(message);
  }

  @Test
  void givesTheSameSentencesForTheSameSeed() throws IOException {
    write("patterns/en/p.txt", "to {arrival=colour} and <1..1000>");
    write("values/en/place/colour.txt", "red\nblue");
    write("values/en/time/time.txt", "noon");
    assertThat(draw(1)).isEqualTo(draw(1)).isNotEqualTo(draw(2));
  }

  private List<LabelledSentence> draw(long seed) throws IOException {
    Generator generator = Generator.read(data, "en");
    return Arrays.stream(Split.values())
        .flatMap(split -> generator.generate(split, 50, seed).stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # pattern                          | sentences | different ones
          to {arrival=(Rome)}                | 3         | 1
          {arrival=(Rome)} <1..999> <1..999> | 20        | 20
          gate <1..999> <1..999>             | 4         | 4
          2* gate <1..999> <1..999>          | 8         | 8
          no choices at all                  | 1         | 1
          """)
  void drawsFewOfPatternsWithoutSlotsAndSomeOfThoseWithFewChoices(
      String pattern, int sentences, int different) throws IOException {
    write("patterns/en/p.txt", pattern);
    write("values/en/place/place.txt", "Rome");
    write("values/en/time/time.txt", "noon");
    Generator generator = Generator.read(data, "en");
    Generator.Amount amount = new Generator.Amount(20, 3, 4);
    List<String> drawn =
        Arrays.stream(Split.values())
            .flatMap(split -> generator.generate(split, amount, 1).stream())
            .map(LabelledSentence::text)
            .toList();
    assertThat(drawn).hasSize(sentences);
    assertThat(Set.copyOf(drawn)).hasSize(different);
  }

  @Test
  void keepsPatternsAndPlaceNamesOfTheSplitsApart() throws IOException {
    String patterns =
        IntStream.range(0, 300)
            .mapToObj(i -> "pattern" + i + " to {arrival=town}")
            .collect(Collectors.joining("\n"));
    String towns =
        IntStream.range(0, 300).mapToObj(i -> "Town" + i).collect(Collectors.joining("\n"));
    write("patterns/en/p.txt", patterns);
    write("values/en/place/town.txt", towns);
    write("values/en/time/time.txt", "noon");
    Generator generator = Generator.read(data, "en");
    Set<String> trained = words(generator.generate(Split.TRAIN, 30, 1));
    Set<String> tested = words(generator.generate(Split.TEST, 30, 1));
    assertThat(trained).hasSizeGreaterThan(300);
    assertThat(tested).hasSizeGreaterThan(20);
    tested.retainAll(trained);
    assertThat(tested).containsExactly("to");
  }

  private static Set<String> words(List<LabelledSentence> sentences) {
    Set<String> words = new HashSet<>();
    sentences.forEach(sentence -> words.addAll(List.of(sentence.text().split(" "))));
    return words;
  }

  /** All sentences of patterns, whichever split these belong to. */
  private Set<String> sentences(String patterns) throws IOException {
    write("patterns/en/p.txt", patterns);
    write("values/en/place/place.txt", "Rome");
    write("values/en/time/colour.txt", "red\nblue");
    return draw(1).stream().map(LabelledSentence::inline).collect(Collectors.toSet());
  }

  private void write(String file, String text) throws IOException {
    Path path = data.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
