package org.taipeinlu.gazetteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.text.Token;

/**
 * The places the program knows, by name.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Gazetteer {
  private static final String DEFAULT = "/org/taipeinlu/gazetteer/places.tsv";

  private final List<Place> places;
  private final Map<String, List<Place>> byForm;

  /** Made when it is asked for: half the time that a gazetteer takes, and many need none. */
  private final AtomicReference<@Nullable NameTrie> trie = new AtomicReference<>();

  private Gazetteer(List<Place> places) {
    this.places = List.copyOf(places);
    this.byForm = byForm(this.places);
  }

  public static Gazetteer of(List<Place> places) {
    return new Gazetteer(places);
  }

  /** {@return the gazetteer that comes with the program}, read anew at each call */
  public static Gazetteer ofDefault() {
    try (InputStream in = Gazetteer.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new IllegalStateException(DEFAULT + " is missing from the class path; rebuild nlu");
      }
      return read(new InputStreamReader(in, UTF_8), "places.tsv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a gazetteer file.
   *
   * @throws GazetteerFormatException if a line breaks the format
   */
  public static Gazetteer read(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      return read(reader, file.toString());
    }
  }

  /**
   * Reads a gazetteer in the format of {@code data/gazetteer/README.md}.
   *
   * @param file what messages call the source
   * @throws GazetteerFormatException if a line breaks the format
   */
  public static Gazetteer read(Reader reader, String file) throws IOException {
    return new Gazetteer(new PlaceReader(file).read(reader));
  }

  /** {@return all places, in the order of the file} */
  public List<Place> places() {
    return places;
  }

  /** {@return the places of a name or code, the likeliest first; empty if there is none} */
  public List<Place> named(String name) {
    return ofForm(NameForm.of(name));
  }

  /** {@return the places of a name that is already folded by {@link NameForm}} */
  public List<Place> ofForm(String form) {
    return byForm.getOrDefault(form, List.of());
  }

  /** {@return the folded form of every name and code} */
  public Set<String> forms() {
    return byForm.keySet();
  }

  /** {@return the names of places in a sentence: the longest from left to right, none overlap} */
  public List<Match> match(List<Token> tokens) {
    NameTrie made = trie.get();
    if (made == null) {
      made = NameTrie.of(places);
      trie.set(made);
    }
    return made.match(tokens);
  }

  private static Map<String, List<Place>> byForm(List<Place> places) {
    Map<String, List<Naming>> namings = new HashMap<>();
    for (Place place : places) {
      for (String name : place.names()) {
        add(namings, Naming.byName(place, name));
      }
      for (String code : place.iata()) {
        add(namings, Naming.byCode(place, code));
      }
    }
    Map<String, List<Place>> byForm = new HashMap<>();
    namings.forEach(
        (form, all) ->
            byForm.put(form, all.stream().sorted().map(Naming::place).distinct().toList()));
    return Map.copyOf(byForm);
  }

  private static void add(Map<String, List<Naming>> namings, Naming naming) {
    if (!naming.form().isEmpty()) {
      namings.computeIfAbsent(naming.form(), f -> new ArrayList<>(1)).add(naming);
    }
  }

  /** One of the names of a place; the likeliest place for a name sorts first. */
  private record Naming(String form, Place place, int weight) implements Comparable<Naming> {
    private static final Comparator<Naming> ORDER =
        Comparator.comparingInt(Naming::weight).reversed();

    static Naming byName(Place place, String name) {
      // people travel to the city when city and country, or city and state, share a name
      int kind =
          switch (place.kind()) {
            case CITY -> 5;
            case COUNTRY -> 3;
            case REGION, AIRPORT, STATION -> 1;
            case DISTRICT -> 0;
          };
      int canonical = place.name().equals(name) ? 1 : 0;
      return new Naming(NameForm.of(name), place, 100 + 2 * place.population() + kind + canonical);
    }

    /** A code counts less than any name (Van, Turkey), and names its airport before the city. */
    static Naming byCode(Place place, String code) {
      int airport = place.kind() == PlaceKind.AIRPORT ? 50 : 0;
      return new Naming(NameForm.of(code), place, airport + place.population());
    }

    @Override
    public int compareTo(Naming other) {
      return ORDER.compare(this, other);
    }
  }
}
