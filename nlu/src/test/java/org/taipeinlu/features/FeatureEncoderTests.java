package org.taipeinlu.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

class FeatureEncoderTests {

  @ParameterizedTest
  @CsvSource({
    "Taipei, taipei, tai, pei, Xx",
    "IT, it, it, it, XX",
    "I, i, i, i, X",
    "iPhone, iphone, iph, one, xX",
    "McDonald, mcdonald, mcd, ald, XxX",
    "2026, 2026, 202, 026, d4",
    "1234567, 1234567, 123, 567, d5",
    "灣, 湾, 湾, 湾, han",
    "𠮷, 𠮷, 𠮷, 𠮷, han",
    "ａｂｃｄ, abcd, abc, bcd, x",
    "?, ?, ?, ?, sign",
    "🚄, 🚄, 🚄, 🚄, sign"
  })
  void seesATokenFromFourSides(
      String text, String word, String prefix, String suffix, String shape) {
    Token token = new Tokenizer().tokenize(text).get(0);
    assertThat(FeatureKind.WORD.valueOf(token, text)).isEqualTo(word);
    assertThat(FeatureKind.PREFIX.valueOf(token, text)).isEqualTo(prefix);
    assertThat(FeatureKind.SUFFIX.valueOf(token, text)).isEqualTo(suffix);
    assertThat(FeatureKind.SHAPE.valueOf(token, text)).isEqualTo(shape);
  }

  @Test
  void givesWhatItDoesNotKnowTheIdOfTheUnknown() {
    Vocabulary vocabulary = new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "to", "taipei"));
    FeatureEncoder encoder =
        new FeatureEncoder(List.of(new FeatureEncoder.Column(FeatureKind.WORD, vocabulary)));
    String text = "To Tainan, Taipei";
    EncodedSentence sentence = encoder.encode(new Tokenizer().tokenize(text), text);
    assertThat(sentence.length()).isEqualTo(4);
    assertThat(List.of(sentence.id(0, 0), sentence.id(1, 0), sentence.id(2, 0), sentence.id(3, 0)))
        .containsExactly(1, 0, 0, 2);
    EncodedSentence hidden = sentence.hiding((token, feature) -> token == 3);
    assertThat(hidden.id(3, 0)).isZero();
    assertThat(sentence.id(3, 0)).isEqualTo(2);
  }

  @Test
  void looksUpEachFeatureOfWordsThatItKnowsAndOfOthers() {
    FeatureEncoder encoder =
        new FeatureEncoder(
            List.of(
                column(FeatureKind.SHAPE, "x", "Xx"),
                column(FeatureKind.WORD, "to", "taipei"),
                column(FeatureKind.PREFIX, "tai", "to"),
                column(FeatureKind.SUFFIX, "pei", "nan")));
    String text = "to Taipei tAinan";
    EncodedSentence sentence = encoder.encode(new Tokenizer().tokenize(text), text);

    assertThat(ids(sentence, 0)).containsExactly(1, 1, 2, 0);
    assertThat(ids(sentence, 1)).containsExactly(2, 2, 1, 1);
    assertThat(ids(sentence, 2)).containsExactly(0, 0, 1, 2);
    assertThat(sentence.form(2)).isEqualTo("tainan");
  }

  private static FeatureEncoder.Column column(FeatureKind kind, String... values) {
    List<String> entries = new ArrayList<>(List.of(Vocabulary.UNKNOWN_ENTRY));
    entries.addAll(List.of(values));
    return new FeatureEncoder.Column(kind, new Vocabulary(entries));
  }

  private static List<Integer> ids(EncodedSentence sentence, int token) {
    return IntStream.range(0, sentence.features())
        .mapToObj(feature -> sentence.id(token, feature))
        .toList();
  }

  @Test
  void refusesAVocabularyWithAnEntryTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "a", "b", "a")))
        .withMessage("line 4: \"a\" is already on line 2; entries must be unique");
  }

  @Test
  void refusesAVocabularyThatDoesNotBeginWithTheUnknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Vocabulary(List.of("a")))
        .withMessageStartingWith("line 1:");
  }
}
