package org.taipeinlu.value.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.taipeinlu.gazetteer.Gazetteer;

/** The cost of a look-up once warm; the figures go to {@code target/place-speed.txt}. */
class PlaceSpeedTests {
  /** What a request may spend on a place; the usual figure is a fraction of it. */
  private static final double MAX_MICROSECONDS = 5;

  private static final int ROUNDS = 9;

  private final Gazetteer gazetteer = Gazetteer.ofDefault();
  private final PlaceResolver resolver = new PlaceResolver(gazetteer);

  @Test
  void anExactNameTakesAFewMicroseconds() throws IOException {
    List<String> exact = gazetteer.places().stream().flatMap(p -> p.names().stream()).toList();
    List<String> typos =
        exact.stream()
            .filter(n -> n.length() > 5)
            .map(n -> n.substring(0, 2) + n.substring(3))
            .toList();
    List<String> tails = List.of("Springfield, IL", "Seattle WA", "高雄市", "廣東省廣州市", "Osaka, Japan");
    double perExact = microseconds(exact, 2);
    Files.writeString(
        Path.of("target", "place-speed.txt"),
        String.format(
            Locale.ROOT,
            "exact 1, with one typo %.1f, with a suffix or tail %.1f; exact: %.2f microseconds%n",
            microseconds(typos, 1) / perExact,
            microseconds(tails, 4_000) / perExact,
            perExact));
    assertThat(perExact).isLessThan(MAX_MICROSECONDS);
  }

  /** The median of some rounds, so that a pause of the machine does not count. */
  private double microseconds(List<String> names, int repeats) {
    double[] rounds =
        IntStream.range(0, ROUNDS).mapToDouble(round -> microsecondsOnce(names, repeats)).toArray();
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  private double microsecondsOnce(List<String> names, int repeats) {
    long start = System.nanoTime();
    int found = 0;
    for (int i = 0; i < repeats; i++) {
      for (String name : names) {
        found += resolver.resolve(name).isPresent() ? 1 : 0;
      }
    }
    long nanoseconds = System.nanoTime() - start;
    assertThat(found).isPositive();
    return nanoseconds / 1e3 / names.size() / repeats;
  }
}
