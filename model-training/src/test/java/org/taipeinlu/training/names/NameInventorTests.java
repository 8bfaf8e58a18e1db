package org.taipeinlu.training.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.training.network.NativeMemory;

class NameInventorTests {
  private static final List<String> BEGINNINGS = List.of("Ba", "Ko", "Mi", "Ta", "Ru", "Se");
  private static final List<String> ENDS = List.of("lan", "min", "nor", "sel", "tav");

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @Test
  void makesNamesThatSoundLikeThoseItLearnedFromAndAreNoneOfThem() throws IOException {
    PlaceNames names = PlaceNames.of(gazetteer(), "en");
    List<Double> losses = new ArrayList<>();
    NameInventor inventor = NameInventor.train(names, 24, 80, 1, (round, loss) -> losses.add(loss));
    List<String> invented = inventor.invent(10, 1);
    assertThat(invented).hasSize(10).doesNotHaveDuplicates();
    assertThat(invented).doesNotContainAnyElementsOf(names.examples());
    assertThat(invented).allMatch(name -> gazetteerHasNot(names, name));
    Set<Integer> letters =
        (String.join("", BEGINNINGS) + String.join("", ENDS))
            .codePoints()
            .boxed()
            .collect(Collectors.toSet());
    assertThat(invented)
        .allSatisfy(name -> assertThat(name.codePoints().boxed()).isSubsetOf(letters));
    assertThat(losses).hasSize(80);
    assertThat(losses.get(79)).isLessThan(losses.get(0) / 2);
  }

  private static boolean gazetteerHasNot(PlaceNames names, String name) {
    return names.gazetteer().named(name).isEmpty();
  }

  @Test
  void makesTheSameNamesForTheSameSeed() throws IOException {
    assertThat(inventor(5).invent(10, 1.2)).isEqualTo(inventor(5).invent(10, 1.2));
    assertThat(inventor(5).invent(10, 1.2)).isNotEqualTo(inventor(6).invent(10, 1.2));
  }

  @Test
  void saysSoWhenItCanThinkOfNothingNew() throws IOException {
    NameInventor inventor = inventor(5);
    assertThatIllegalStateException()
        .isThrownBy(() -> inventor.invent(20, 0.01))
        .withMessageContaining("raise the temperature");
  }

  @Test
  void refusesATemperatureOfZero() throws IOException {
    NameInventor inventor = inventor(5);
    assertThatIllegalArgumentException().isThrownBy(() -> inventor.invent(5, 0));
  }

  private static NameInventor inventor(long seed) throws IOException {
    return NameInventor.train(
        PlaceNames.of(gazetteer(), "en"), 12, 6, seed, (round, loss) -> assertLoss(loss));
  }

  private static void assertLoss(double loss) {
    assertThat(loss).isPositive().isFinite();
  }

  @ParameterizedTest
  @CsvSource({"en, 3000, Kaohsiung", "zh, 1000, 高雄"})
  void learnsFromTheNamesOfALanguage(String language, int atLeast, String example) {
    PlaceNames names = PlaceNames.of(Gazetteer.ofDefault(), language);
    assertThat(names.examples()).hasSizeGreaterThan(atLeast).contains(example);
    assertThat(names.isNew(example)).isFalse();
  }

  @Test
  void takesNoOtherSpellingOfARealNameForNew() throws IOException {
    PlaceNames names = PlaceNames.of(gazetteer(), "en");
    assertThat(names.isNew("Balan")).isFalse();
    assertThat(names.isNew("BALAN")).isFalse();
    assertThat(names.isNew("Bálan")).isFalse();
    assertThat(names.isNew("Balavan")).isTrue();
    assertThat(names.isNew("Balavan (2)")).isFalse();
  }

  @Test
  void refusesALanguageWithoutNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlaceNames.of(gazetteer(), "fr"))
        .withMessageContaining("choose en or zh");
  }

  /** Beginnings with ends, but for every third pair. */
  private static Gazetteer gazetteer() throws IOException {
    StringBuilder file =
        new StringBuilder(
            "name\tkind\tcountry\tregion\tiata\ttimezone\tcoordinates\tpopulation\ttraditional\tsimplified\taliases\n");
    for (int i = 0; i < BEGINNINGS.size() * ENDS.size(); i++) {
      if (i % 3 < 2) {
        file.append(BEGINNINGS.get(i / ENDS.size())).append(ENDS.get(i % ENDS.size()));
        file.append("\tcity\tTW\t\t\t\t\t1\t\t\t\n");
      }
    }
    return Gazetteer.read(new StringReader(file.toString()), "test");
  }
}
