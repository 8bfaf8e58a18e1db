package org.taipeinlu.value.place;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taipeinlu.gazetteer.Coordinates;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.gazetteer.NameForm;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.gazetteer.PlaceKind;
import org.taipeinlu.text.Token;

/** Reads names that say where the place lies: {@code Springfield, IL}, {@code 廣東省廣州市}. */
final class QualifiedNames {
  /** British Virgin Islands; a longer tail is no name of a country or state. */
  private static final int MAX_TAIL_WORDS = 3;

  /** 新疆維吾爾自治區. */
  private static final int MAX_HEAD_WORDS = 8;

  private static final Set<String> SEPARATORS = Set.of(",", "(", ")", "、", ";", "/");

  /** What is sometimes written with the name of another country behind it. */
  private static final Map<String, Set<String>> ALSO_WRITTEN_IN =
      Map.of(
          "CN", Set.of("HK", "MO", "TW"),
          "US", Set.of("PR", "GU", "VI", "MP", "AS"),
          "GB", Set.of("GI", "JE", "GG", "IM"),
          "FR", Set.of("GP", "MQ", "RE", "GF", "PF", "NC"));

  private static final double KM_PER_DEGREE = 111.2;

  /** Narita lies 60 km from Tokyo. */
  private static final double MAX_KM_FROM_CITY = 80;

  private final Gazetteer gazetteer;

  QualifiedNames(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * What a qualified name was read as.
   *
   * @param understood whether the words name a place somewhere else than they say, or not at all;
   *     then nothing else should be guessed
   */
  record Reading(List<Place> places, boolean understood) {
    static final Reading NONE = new Reading(List.of(), false);
  }

  Reading read(List<Token> tokens, List<String> words, Lookup lookup) {
    List<List<String>> parts = parts(tokens);
    return parts.size() > 1 ? readParts(parts, lookup) : readRun(words, lookup);
  }

  private static List<List<String>> parts(List<Token> tokens) {
    List<List<String>> parts = new ArrayList<>();
    int first = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || SEPARATORS.contains(tokens.get(i).form())) {
        List<String> words = NameForm.words(tokens.subList(first, i));
        if (!words.isEmpty()) {
          parts.add(words);
        }
        first = i + 1;
      }
    }
    return parts;
  }

  private Reading readParts(List<List<String>> parts, Lookup lookup) {
    List<Place> heads = NameVariants.find(parts.get(0), lookup);
    List<Place> kept = heads;
    boolean understood = false;
    for (List<String> part : parts.subList(1, parts.size())) {
      List<Place> areas = areas(part, true);
      if (!areas.isEmpty()) {
        understood = true;
        kept = within(kept, areas);
      }
    }
    if (heads.isEmpty()) {
      // "Terminal 2, Heathrow"
      List<Place> last = NameVariants.find(parts.get(parts.size() - 1), lookup);
      return new Reading(understood ? airportsAndStations(last) : last, false);
    }
    return new Reading(kept, understood);
  }

  private static List<Place> airportsAndStations(List<Place> places) {
    return places.stream()
        .filter(p -> p.kind() == PlaceKind.AIRPORT || p.kind() == PlaceKind.STATION)
        .toList();
  }

  private Reading readRun(List<String> words, Lookup lookup) {
    boolean contradicted = false;
    for (int n = 1; n <= MAX_TAIL_WORDS && n < words.size(); n++) {
      int at = words.size() - n;
      List<Place> areas = areas(words.subList(at, words.size()), false);
      if (!areas.isEmpty()) {
        List<Place> heads = NameVariants.find(words.subList(0, at), lookup);
        List<Place> kept = within(heads, areas);
        if (!kept.isEmpty()) {
          return new Reading(kept, true);
        }
        contradicted |= !heads.isEmpty();
      }
    }
    for (int n = Math.min(MAX_HEAD_WORDS, words.size() - 1); n > 0; n--) {
      List<Place> areas = areas(words.subList(0, n), true);
      if (!areas.isEmpty()) {
        List<Place> kept = within(NameVariants.find(words.subList(n, words.size()), lookup), areas);
        if (!kept.isEmpty()) {
          return new Reading(kept, true);
        }
      }
    }
    return contradicted ? new Reading(List.of(), true) : Reading.NONE;
  }

  private List<Place> areas(List<String> words, boolean cities) {
    return NameVariants.find(words, gazetteer::ofForm).stream()
        .filter(
            place ->
                place.kind() == PlaceKind.COUNTRY
                    || place.kind() == PlaceKind.REGION
                    || (cities && place.kind() == PlaceKind.CITY))
        .toList();
  }

  private static List<Place> within(List<Place> places, List<Place> areas) {
    List<Place> sure = places.stream().filter(p -> lies(p, areas, true)).toList();
    return sure.isEmpty() ? places.stream().filter(p -> lies(p, areas, false)).toList() : sure;
  }

  private static boolean lies(Place place, List<Place> areas, boolean sure) {
    return areas.stream().anyMatch(area -> lies(place, area, sure));
  }

  /** Where the state of a place is not known, any state of its country may be right. */
  private static boolean lies(Place place, Place area, boolean sure) {
    if (place.equals(area) || !isIn(place.country(), area.country())) {
      return false;
    }
    return switch (area.kind()) {
      case COUNTRY -> true;
      case REGION -> place.region().isPresent() ? place.region().equals(area.region()) : !sure;
      case CITY ->
          (place.region().isPresent() && place.region().equals(area.region()))
              || isNear(place.coordinates(), area.coordinates())
              || !Collections.disjoint(place.iata(), area.iata());
      default -> false;
    };
  }

  private static boolean isIn(String country, String other) {
    return country.equals(other) || ALSO_WRITTEN_IN.getOrDefault(other, Set.of()).contains(country);
  }

  /** Over short distances a degree of longitude shrinks with the cosine of the latitude. */
  private static boolean isNear(Optional<Coordinates> a, Optional<Coordinates> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return false;
    }
    double north = a.get().latitude() - b.get().latitude();
    double shrink = Math.cos(Math.toRadians(a.get().latitude()));
    double east = (a.get().longitude() - b.get().longitude()) * shrink;
    return Math.hypot(north, east) * KM_PER_DEGREE <= MAX_KM_FROM_CITY;
  }
}
