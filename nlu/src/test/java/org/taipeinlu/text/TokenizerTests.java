package org.taipeinlu.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTests {
  private final Tokenizer tokenizer = new Tokenizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I would like to arrive Taipei. | I/would/like/to/arrive/Taipei/.
          I'd like King's Cross          | I/'d/like/King/'s/Cross
          5pm                            | 5/pm
          17:30                          | 17/:/30
          我想在11月2號到台北              | 我/想/在/11/月/2/號/到/台/北
          TPE-NRT                        | TPE/-/NRT
          １１月２日                       | １１/月/２/日
          Zürich–Genève                  | Zürich/–/Genève
          दिल्ली से                         | दिल्ली/से
          到𠮷野家                        | 到/𠮷/野/家
          say 'yes' now                  | say/'/yes/'/now
          """)
  void cutsTextIntoTokens(String text, String tokens) {
    assertThat(surfaces(text)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "TAIPEI, taipei",
    "Ｔａｉｐｅｉ, taipei",
    "Zürich, zurich",
    "臺, 台",
    "灣, 湾",
    "１７, 17",
    "दिल्ली, दिल्ली"
  })
  void foldsTheFormOfAToken(String text, String form) {
    assertThat(tokenizer.tokenize(text)).extracting(Token::form).containsExactly(form);
  }

  @Test
  void keepsAnEmojiOfSeveralPicturesTogether() {
    assertThat(surfaces("to 👩‍👩‍👧‍👦 Rome 👍🏽!")).isEqualTo("to/👩‍👩‍👧‍👦/Rome/👍🏽/!");
  }

  @Test
  void keepsACombiningAccentWithItsLetter() {
    assertThat(surfaces("Gene\u0300ve 2")).isEqualTo("Gene\u0300ve/2");
  }

  @Test
  void doesNotFoldWithTheRulesOfTheComputersLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(tokenizer.tokenize("ISTANBUL").get(0).form()).isEqualTo("istanbul");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Property
  void coversEverythingButBlanksInRisingOrder(@ForAll String text) {
    boolean[] covered = new boolean[text.length()];
    int last = 0;
    for (Token token : tokenizer.tokenize(text)) {
      assertThat(token.start()).isGreaterThanOrEqualTo(last);
      last = token.end();
      Arrays.fill(covered, token.start(), token.end(), true);
    }
    for (int i = 0; i < text.length(); i++) {
      assertThat(covered[i] || CharKind.of(text.codePointAt(i)) == CharKind.BLANK).isTrue();
    }
  }

  @Test
  void givesTheSameTokensInEveryThread() throws Exception {
    List<String> texts =
        IntStream.range(0, 200)
            .mapToObj(i -> "Take me to 台北 at " + i + ":3" + i % 10 + " pm, King's Cross 🚄")
            .collect(Collectors.toUnmodifiableList());
    Callable<List<List<Token>>> work = () -> texts.stream().map(tokenizer::tokenize).toList();
    List<List<Token>> expected = work.call();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<List<List<Token>>> answer : threads.invokeAll(Collections.nCopies(8, work))) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  private String surfaces(String text) {
    return tokenizer.tokenize(text).stream()
        .map(token -> text.substring(token.start(), token.end()))
        .collect(joining("/"));
  }

  @Test
  void keepsGivenTokensWhole() {
    Tokenizer tokenizer = new Tokenizer(Tokenizer.Kind.WHITESPACE);
    String text = " 5pm  B.C.\u00a0台北\tKing's 😀";
    assertThat(tokenizer.tokenize(text).stream().map(t -> text.substring(t.start(), t.end())))
        .containsExactly("5pm", "B.C.", "台北", "King's", "😀");
  }
}
