package org.taipeinlu.training.corpus.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.LabelledSentence.Range;
import org.taipeinlu.training.corpus.Tokenization;

/** What is written comes back, whatever people say and however they name their slots. */
class RoundTripPropertyTests {
  private static final List<String> SLOTS =
      List.of("arrival", "time:return", "fromloc.city_name", "object_part_of_series_type", "地點");

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("round-trip");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property
  void formatsOfCharacterSpansLoseNothing(@ForAll("anyTexts") List<LabelledSentence> sentences) {
    for (CorpusFormat format :
        List.of(new JsonLinesFormat(), new DoccanoFormat(), new LabelStudioFormat())) {
      assertThat(throughFile(format, sentences, Tokenization.CUT).sentences())
          .as(format.name())
          .isEqualTo(sentences);
    }
  }

  @Property
  void columnsLoseNothingOfTokensThatWereGiven(
      @ForAll("sentencesOfWords") List<LabelledSentence> sentences) {
    Corpus read = throughFile(new ConllFormat(), sentences, Tokenization.GIVEN);
    assertThat(read.sentences()).isEqualTo(sentences);
    assertThat(read.tokenization()).isEqualTo(Tokenization.GIVEN);
  }

  @Property
  void wordsLabelsAndIntentsComeBackFromABioFolder(
      @ForAll("sentencesOfWords") List<LabelledSentence> sentences) {
    List<LabelledSentence> read =
        throughFile(new BioFolder(), sentences, Tokenization.GIVEN).sentences();
    assertThat(read).extracting(LabelledSentence::text).isEqualTo(texts(sentences));
    assertThat(read).extracting(LabelledSentence::slots).isEqualTo(slots(sentences));
    assertThat(read)
        .extracting(LabelledSentence::meta)
        .isEqualTo(sentences.stream().map(LabelledSentence::meta).toList());
  }

  @Property
  void textAndSlotsComeBackFromTheInlineNotation(
      @ForAll("sentencesOfWords") List<LabelledSentence> sentences) {
    List<LabelledSentence> read =
        throughFile(new InlineFormat(), sentences, Tokenization.CUT).sentences();
    assertThat(read).extracting(LabelledSentence::text).isEqualTo(texts(sentences));
    assertThat(read).extracting(LabelledSentence::slots).isEqualTo(slots(sentences));
  }

  @Property
  void rasaGivesBackEachSentenceOrHasToldThatItCannotHoldIt(
      @ForAll("sentencesOfWords") List<LabelledSentence> sentences) {
    List<String> messages = new ArrayList<>();
    ProblemLog problems = ProblemLog.lenient(messages::add);
    List<LabelledSentence> lasting =
        sentences.stream().filter(sentence -> !sentence.text().matches(".*[\\[\\]].*")).toList();
    Corpus corpus = new Corpus(sentences, List.of(), Tokenization.CUT);
    Path file = folder.resolve("rasa.yml");
    write(new RasaFormat(), corpus, file, problems);
    if (problems.skipped() == sentences.size()) {
      assertThat(lasting).isEmpty();
      return;
    }
    List<LabelledSentence> read = read(new RasaFormat(), file, ProblemLog.strict()).sentences();
    assertThat(read).hasSize(sentences.size() - problems.skipped());
    assertThat(read.stream().map(RoundTripPropertyTests::essence).toList())
        .containsAll(lasting.stream().map(RoundTripPropertyTests::essence).toList());
    assertThat(sentences.stream().map(RoundTripPropertyTests::essence).toList())
        .containsAll(read.stream().map(RoundTripPropertyTests::essence).toList());
  }

  private static List<Object> essence(LabelledSentence sentence) {
    return List.of(sentence.text(), sentence.slots(), sentence.meta());
  }

  private static List<String> texts(List<LabelledSentence> sentences) {
    return sentences.stream().map(LabelledSentence::text).toList();
  }

  private static List<List<Range>> slots(List<LabelledSentence> sentences) {
    return sentences.stream().map(LabelledSentence::slots).toList();
  }

  private static Corpus throughFile(
      CorpusFormat format, List<LabelledSentence> sentences, Tokenization tokenization) {
    Path file = folder.resolve(format.name());
    write(format, new Corpus(sentences, List.of(), tokenization), file, ProblemLog.strict());
    return read(format, file, ProblemLog.strict());
  }

  private static void write(CorpusFormat format, Corpus corpus, Path file, ProblemLog problems) {
    try {
      format.write(corpus, file, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Corpus read(CorpusFormat format, Path file, ProblemLog problems) {
    try {
      return format.read(file, "en", problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any text at all, with a label on each of some ranges of whole characters. */
  @Provide
  Arbitrary<List<LabelledSentence>> anyTexts() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)),
            Arbitraries.of("🚄", "\r\n", "👩‍👩‍👧", "\u0000", "\u2028", " ", "\"", "台北"));
    return sentences(piece, "");
  }

  /** Words that people may write, brackets and hashes among them, with a space between each two. */
  @Provide
  Arbitrary<List<LabelledSentence>> sentencesOfWords() {
    Arbitrary<String> word =
        Arbitraries.of(
                "a", "B", "7", "é", "台", "🚄", "[", "]", "(", ")", "{", "}", "#", "-", ":", "\\",
                "'", "\"", "|", "=", "&", "*", "%", "!", ",", "\u00A0")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(characters -> String.join("", characters))
            .filter(text -> !text.isBlank() && text.strip().equals(text))
            .filter(text -> text.charAt(0) != '\u00A0' && !text.endsWith("\u00A0"));
    return sentences(word, " ");
  }

  private static Arbitrary<List<LabelledSentence>> sentences(Arbitrary<String> piece, String glue) {
    Arbitrary<Map<String, Object>> meta =
        Arbitraries.of(Map.of(), Map.of("intent", "book_flight"), Map.of("intent", "yes"));
    // a piece is 0 outside of any slot, otherwise it begins the slot of that number
    Arbitrary<List<Integer>> marks =
        Arbitraries.integers().between(0, SLOTS.size()).list().ofSize(12);
    return Combinators.combine(
            piece.list().ofMinSize(1).ofMaxSize(12), marks, Arbitraries.of("en", "zh"), meta)
        .as((pieces, slots, language, known) -> sentence(pieces, slots, glue, language, known))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(RoundTripPropertyTests::withUniqueIds);
  }

  private static LabelledSentence sentence(
      List<String> pieces,
      List<Integer> marks,
      String glue,
      String language,
      Map<String, Object> meta) {
    StringBuilder text = new StringBuilder();
    List<Range> ranges = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      text.append(i == 0 ? "" : glue);
      int start = text.length();
      text.append(pieces.get(i));
      if (marks.get(i) > 0) {
        ranges.add(new Range(SLOTS.get(marks.get(i) - 1), start, text.length()));
      }
    }
    return new LabelledSentence("", language, text.toString(), ranges, meta);
  }

  private static List<LabelledSentence> withUniqueIds(List<LabelledSentence> sentences) {
    List<LabelledSentence> named = new ArrayList<>();
    for (LabelledSentence sentence : sentences) {
      named.add(sentence.withId("sentence " + named.size()));
    }
    return named;
  }
}
