package org.taipeinlu.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTests {

  @ParameterizedTest
  @CsvSource({
    "'', en",
    "to Taipei, en",
    "to 台北, zh",
    "到𠮷野家, zh",
    "台北へ, en",
    "タイペイ, en",
    "Zürich 🛬, en",
    "⼀, zh"
  })
  void guessesFromTheScript(String text, String language) {
    assertThat(Language.guess(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource({"'', en", "to Taipei, en", "to 台北, zh", "我要去そらの民宿, zh", "タイペイ, en"})
  void hasASentenceWithAHanCharacterReadByTheChineseNetwork(String text, String language) {
    assertThat(Language.ofReader(text)).isEqualTo(language);
  }

  @Test
  void takesEveryCharacterForWhatItsScriptSays() {
    int chinese = 0;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      boolean han = UnicodeScript.of(c) == UnicodeScript.HAN;
      assertThat(Language.guess(Character.toString(c)))
          .as("U+%04X", c)
          .isEqualTo(han ? "zh" : "en");
      chinese += han ? 1 : 0;
    }
    assertThat(chinese).isGreaterThan(80_000);
  }
}
