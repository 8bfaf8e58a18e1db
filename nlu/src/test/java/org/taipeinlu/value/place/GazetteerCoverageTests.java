package org.taipeinlu.value.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.gazetteer.NameForm;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.value.PlaceValue;

/** Every name of every place, looked up; the misses go to {@code target/place-*.txt}. */
class GazetteerCoverageTests {
  private static final Gazetteer GAZETTEER = Gazetteer.ofDefault();
  private static final PlaceResolver RESOLVER = new PlaceResolver(GAZETTEER);

  /** Shorter words are not corrected. */
  private static final int MIN_LETTERS = 5;

  /** A name and a place that should be found by it. */
  private record Question(String name, Place place) {}

  @Test
  void everyNameFindsItsPlace() throws IOException {
    List<Question> questions = new ArrayList<>();
    for (Place place : GAZETTEER.places()) {
      place.names().forEach(name -> questions.add(new Question(name, place)));
      place.iata().forEach(code -> questions.add(new Question(code, place)));
    }
    assertThat(questions).hasSizeGreaterThan(35_000);
    assertThat(found("names", questions)).isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void nineNamesOfTenFindTheirPlaceFirst() throws IOException {
    List<Place> cities =
        GAZETTEER.places().stream().filter(place -> place.population() >= 3).toList();
    assertThat(cities).hasSizeGreaterThan(900);
    long first =
        cities.stream()
            .filter(place -> RESOLVER.resolve(place.name()).filter(v -> is(v, place)).isPresent())
            .count();
    assertThat((double) first / cities.size()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void nearlyEveryNameWithATypoFindsItsPlace() throws IOException {
    Random random = new Random(2026);
    List<Question> questions = new ArrayList<>();
    for (Place place : GAZETTEER.places()) {
      for (String name : place.names()) {
        if (NameForm.of(name).length() >= MIN_LETTERS) {
          questions.add(new Question(withTypo(name, random), place));
        }
      }
    }
    assertThat(questions).hasSizeGreaterThan(20_000);
    assertThat(found("typos", questions)).isGreaterThanOrEqualTo(0.95);
  }

  private static double found(String what, List<Question> questions) throws IOException {
    List<String> misses = new ArrayList<>();
    for (Question question : questions) {
      Optional<PlaceValue> value = RESOLVER.resolve(question.name());
      boolean found =
          value
              .filter(v -> is(v, question.place()) || isAlternative(v, question.place()))
              .isPresent();
      if (!found) {
        misses.add(
            question.name()
                + "\t"
                + question.place().name()
                + "\t"
                + value.map(PlaceValue::name).orElse(""));
      }
    }
    double share = 1 - (double) misses.size() / questions.size();
    misses.add(0, String.format(Locale.ROOT, "%.2f %% of %d", 100 * share, questions.size()));
    Files.write(Path.of("target", "place-" + what + ".txt"), misses);
    return share;
  }

  private static boolean isAlternative(PlaceValue value, Place place) {
    return value.alternatives().stream().anyMatch(alternative -> is(alternative, place));
  }

  private static boolean is(PlaceValue value, Place place) {
    return value.name().equals(place.name())
        && value.country().equals(place.country())
        && value.iata().equals(place.iata());
  }

  /** One letter missing, doubled, wrong or swapped with its neighbour. */
  private static String withTypo(String name, Random random) {
    while (true) {
      int at = random.nextInt(name.length() - 1);
      char letter = (char) ('a' + random.nextInt(26));
      String typo =
          switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + letter + name.substring(at);
            case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
            default ->
                name.substring(0, at)
                    + name.charAt(at + 1)
                    + name.charAt(at)
                    + name.substring(at + 2);
          };
      if (Character.isLetter(name.charAt(at))
          && Character.isLetter(name.charAt(at + 1))
          && !typo.equals(name)) {
        return typo;
      }
    }
  }
}
