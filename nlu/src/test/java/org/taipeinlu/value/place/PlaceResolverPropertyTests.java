package org.taipeinlu.value.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.value.PlaceValue;

class PlaceResolverPropertyTests {
  private static final Gazetteer GAZETTEER = Gazetteer.ofDefault();
  private static final PlaceResolver RESOLVER = new PlaceResolver(GAZETTEER);
  private static final List<String> NAMES =
      GAZETTEER.places().stream().flatMap(place -> place.names().stream()).toList();
  private static final List<String> TAILS =
      List.of(
          "", " airport", "站", "市", ", TX", ", Texas", " Station", "機場", " city", "縣", ",", " ");

  @Property
  void neverThrows(@ForAll String text) {
    RESOLVER.resolve(text).ifPresent(value -> assertThat(value.name()).isNotBlank());
  }

  @Property
  void neverThrowsForWhatLooksLikeAPlace(@ForAll("almostPlaces") String text) {
    RESOLVER.resolve(text).ifPresent(value -> assertThat(value.name()).isNotBlank());
  }

  @Provide
  Arbitrary<String> almostPlaces() {
    Arbitrary<String> names = Arbitraries.of(NAMES);
    Arbitrary<String> strange = Arbitraries.strings().ofMaxLength(2);
    return Combinators.combine(
            names, names, strange, Arbitraries.of(TAILS), Arbitraries.doubles().between(0, 1))
        .as(
            (name, other, inserted, tail, share) -> {
              int at = (int) (share * name.length());
              String edited = name.substring(0, at) + inserted + name.substring(at);
              return share < 0.3 ? edited + tail + " " + other + tail : edited + tail;
            });
  }

  @Property
  void findsThePlaceOfEveryCanonicalNameAmongItsReadings(@ForAll("places") Place place) {
    assertThat(RESOLVER.resolve(place.name()))
        .hasValueSatisfying(
            value ->
                assertThat(
                        value.name().equals(place.name())
                            || value.alternatives().stream()
                                .map(PlaceValue::name)
                                .anyMatch(place.name()::equals))
                    .as(place.name())
                    .isTrue());
  }

  @Provide
  Arbitrary<Place> places() {
    return Arbitraries.of(GAZETTEER.places());
  }
}
