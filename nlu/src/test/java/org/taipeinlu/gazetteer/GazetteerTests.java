package org.taipeinlu.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

class GazetteerTests {
  private static final Gazetteer GAZETTEER = Gazetteer.ofDefault();
  private static final String HEADER =
      "name\tkind\tcountry\tregion\tiata\ttimezone\tcoordinates\tpopulation\ttraditional\tsimplified\taliases\n";
  private static final String TAIPEI =
      "Taipei\tcity\tTW\tTW-TPE\tTPE|TSA\tAsia/Taipei\t25.08,121.23\t6\t台北\t台北\tTaibei\n";

  private final Tokenizer tokenizer = new Tokenizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          I would like to arrive Taipei on November 2nd. | Taipei
          from new york city to san francisco            | new york city, san francisco
          from St Johns to St. John's                    | St Johns, St. John's
          我想從台北車站到高雄                             | 台北車站, 高雄
          我想从上海虹桥站去西安                           | 上海虹桥站, 西安
          flights to Xi'an or Xian                       | Xi'an, Xian
          Rome's best hotels                             | Rome
          TPE-NRT                                        | TPE, NRT
          I need to go now                               |
          put that movie on the list for me              |
          """)
  void findsTheNamesInASentence(String sentence, @Nullable String names) {
    assertThat(matches(sentence)).isEqualTo(names == null ? "" : names);
  }

  @Test
  void tellsWhatAMatchIs() {
    List<Match> matches = GAZETTEER.match(tokenizer.tokenize("from Heathrow to NRT"));
    assertThat(matches)
        .extracting(Match::kinds)
        .allSatisfy(kinds -> assertThat(kinds).contains(PlaceKind.AIRPORT));
    assertThat(matches).extracting(Match::code).containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource({
    "Taipei, Taipei", "臺北, Taipei", "KAOHSIUNG, Kaohsiung", "打狗, Kaohsiung",
    "石家庄, Shijiazhuang", "Bombay, Mumbai", "New York, New York", "紐約, New York",
  })
  void putsTheLikeliestPlaceFirst(String name, String place) {
    assertThat(GAZETTEER.named(name).get(0).name()).isEqualTo(place);
  }

  @Test
  void holdsThePlacesThatItPromises() {
    assertThat(GAZETTEER.places()).hasSizeGreaterThan(13_000);
    assertThat(GAZETTEER.forms()).hasSizeGreaterThan(20_000);
    assertThat(GAZETTEER.places())
        .filteredOn(p -> p.traditional().isPresent())
        .hasSizeGreaterThan(1_500);
    assertThat(GAZETTEER.places())
        .filteredOn(p -> p.traditional().isPresent())
        .allMatch(p -> p.simplified().isPresent());
  }

  @Test
  void namesTheLineAndTheCureOfAMistake() {
    assertProblem("\tTW\t", "\tTWN\t", "\"TWN\" is no country; write two capital letters, as TW");
    assertProblem("TSA", "Tsa", "\"Tsa\" is no IATA code; write three capital letters");
    assertProblem("\t6\t", "\t9\t", "\"9\" is no population class; write 0 to 7");
    assertProblem("\tcity\t", "\ttown\t", "\"town\" is no kind; write one of");
    assertProblem("Asia/Taipei", "Asia/Taibei", "is no time zone; write an IANA name");
    assertProblem("25.08,", "25.08;", "are no coordinates; write latitude,longitude");
    assertProblem("25.08,", "95.08,", "are no coordinates; write latitude,longitude");
    assertProblem("\tTaibei", "", "10 columns; write 11, separated by tabs");
    assertProblem("Taibei", "Taibei|", "has an empty part; write a|b|c");
    assertProblem("TW-TPE", "Taipei", "is no region; write an ISO 3166-2 code");
  }

  @Test
  void refusesAFileWithoutHeaderAndAPlaceThatIsThereTwice() {
    assertThatThrownBy(() -> read(TAIPEI))
        .isInstanceOf(GazetteerFormatException.class)
        .hasMessageStartingWith("f.tsv:1: the header is Taipei");
    assertThatThrownBy(() -> read("")).hasMessageContaining("the header is missing");
    assertThatThrownBy(() -> read(HEADER + TAIPEI + TAIPEI))
        .hasMessage("f.tsv:3: the same place is already on line 2; remove one of the two");
  }

  @Property(tries = 300)
  void matchesAnyTextInRisingOrder(@ForAll String text) {
    int last = 0;
    for (Match match : GAZETTEER.match(tokenizer.tokenize(text))) {
      assertThat(match.first()).isGreaterThanOrEqualTo(last);
      last = match.end();
    }
  }

  private static void assertProblem(String right, String wrong, String message) {
    String line = TAIPEI.replace(right, wrong);
    assertThat(line).isNotEqualTo(TAIPEI);
    assertThatThrownBy(() -> read(HEADER + line))
        .isInstanceOf(GazetteerFormatException.class)
        .hasMessageStartingWith("f.tsv:2: ")
        .hasMessageContaining(message);
  }

  private static Gazetteer read(String text) throws IOException {
    return Gazetteer.read(new StringReader(text), "f.tsv");
  }

  private String matches(String sentence) {
    List<Token> tokens = tokenizer.tokenize(sentence);
    return GAZETTEER.match(tokens).stream()
        .map(m -> sentence.substring(tokens.get(m.first()).start(), tokens.get(m.end() - 1).end()))
        .collect(Collectors.joining(", "));
  }
}
