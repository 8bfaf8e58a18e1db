package org.taipeinlu.value.place;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.gazetteer.NameForm;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.value.PlaceValue;

/**
 * Finds the place that a name means.
 *
 * <p>A name is looked up as it stands, then without the words that only say what it is ({@code
 * 高雄市}, {@code Gatwick airport}), then with a state or country beside it ({@code Springfield, IL},
 * {@code 廣東省廣州市}), and last with one letter forgiven. Case, width, accents, signs and the
 * difference between traditional and simplified characters never matter.
 *
 * <p>Any string is accepted; one that names no known place has no value. Thread-safe.
 */
public final class PlaceResolver {
  /** The longest names have some 60 characters; a tail or two may follow. Bounds the work, too. */
  private static final int MAX_CHARS = 200;

  /** Some names, as San Pedro, are found many times; nobody reads more than this. */
  private static final int MAX_ALTERNATIVES = 20;

  /** Places to their speaker, and one letter from a city somewhere: these are no typos. */
  private static final Set<String> NOT_MISSPELLED =
      Set.of(
          "airport",
          "apartment",
          "beach",
          "center",
          "centre",
          "church",
          "cinema",
          "college",
          "factory",
          "garage",
          "hotel",
          "house",
          "library",
          "market",
          "metro",
          "museum",
          "office",
          "party",
          "school",
          "shops",
          "station",
          "store",
          "subway",
          "terminal",
          "there",
          "train",
          "university",
          "village",
          "where");

  private final Tokenizer tokenizer = new Tokenizer();
  private final Gazetteer gazetteer;
  private final QualifiedNames qualified;

  /** Made for the first name that is not known as it stands. */
  private final AtomicReference<@Nullable TypoIndex> typos = new AtomicReference<>();

  public PlaceResolver(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.qualified = new QualifiedNames(gazetteer);
  }

  /** {@return the likeliest place of a name, or empty if no place is known by it} */
  public Optional<PlaceValue> resolve(String name) {
    if (name.length() > MAX_CHARS) {
      return Optional.empty();
    }
    List<Token> tokens = tokenizer.tokenize(name);
    List<String> words = NameForm.words(tokens);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<Place> places = places(tokens, words);
    return places.isEmpty() ? Optional.empty() : Optional.of(value(places));
  }

  private List<Place> places(List<Token> tokens, List<String> words) {
    List<Place> places = NameVariants.find(words, gazetteer::ofForm);
    if (!places.isEmpty() || NameVariants.isGeneric(words)) {
      return places;
    }
    QualifiedNames.Reading exact = qualified.read(tokens, words, gazetteer::ofForm);
    if (exact.understood() || !exact.places().isEmpty()) {
      return exact.places();
    }
    places = NameVariants.find(words, this::misspelled);
    return places.isEmpty() ? qualified.read(tokens, words, this::misspelled).places() : places;
  }

  private List<Place> misspelled(String form) {
    if (NOT_MISSPELLED.contains(form)) {
      return List.of();
    }
    // a typist rarely misses the first letter
    Comparator<String> byFirstLetter =
        Comparator.comparing(candidate -> candidate.charAt(0) != form.charAt(0));
    return typos().near(form).stream()
        .sorted(byFirstLetter.thenComparing(this::population, Comparator.reverseOrder()))
        .flatMap(candidate -> gazetteer.ofForm(candidate).stream())
        .distinct()
        .toList();
  }

  private TypoIndex typos() {
    TypoIndex made = typos.get();
    if (made == null) {
      made = new TypoIndex(gazetteer.forms());
      typos.set(made);
    }
    return made;
  }

  private int population(String form) {
    return gazetteer.ofForm(form).get(0).population();
  }

  private static PlaceValue value(List<Place> places) {
    List<PlaceValue> alternatives =
        places.stream()
            .skip(1)
            .limit(MAX_ALTERNATIVES)
            .map(place -> value(place, List.of()))
            .toList();
    return value(places.get(0), alternatives);
  }

  private static PlaceValue value(Place place, List<PlaceValue> alternatives) {
    return new PlaceValue(
        place.name(), place.country(), place.iata(), place.timezone(), alternatives);
  }
}
