package org.taipeinlu.training.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.taipeinlu.tagging.Span;

class TokenizationTests {

  @Test
  void givenTokensAreNeverCutFurther() {
    LabelledSentence sentence =
        InlineNotation.parse("leave [st. john's](fromloc.city_name) at [5pm](time)", "a", "en");
    TokenizedSentence tokenized = sentence.tokenized(Tokenization.GIVEN).orElseThrow();
    assertThat(tokenized.words()).containsExactly("leave", "st.", "john's", "at", "5pm");
    assertThat(tokenized.spans())
        .containsExactly(new Span(1, 3, "fromloc.city_name", 1), new Span(4, 5, "time", 1));
    assertThat(sentence.tokenized(Tokenization.CUT).orElseThrow().words())
        .containsExactly("leave", "st", ".", "john", "'s", "at", "5", "pm");
  }

  @Test
  void givenTokensHaveTheFormThatServingComparesBy() {
    assertThat(Tokenization.GIVEN.tokens("Café Ｔaipei"))
        .extracting(token -> token.form())
        .containsExactly("cafe", "taipei");
  }

  @Test
  void aSlotThatCutsATokenCannotBeHad() {
    List<String> lines = List.of("[Tai](x)pei", "Tai[pei](x)", "to [Taipei](x).", "[a ](x)b");
    for (String line : lines) {
      assertThat(InlineNotation.parse(line, "a", "en").tokenized(Tokenization.GIVEN))
          .as(line)
          .isEmpty();
    }
  }
}
