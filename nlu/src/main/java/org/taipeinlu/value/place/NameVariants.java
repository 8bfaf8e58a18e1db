package org.taipeinlu.value.place;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.taipeinlu.gazetteer.NameForm;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.gazetteer.PlaceKind;
import org.taipeinlu.text.Tokenizer;

/** Looks a name up without the words that only say what sort of place it is. */
final class NameVariants {

  /** What may stand after a name; the longest that fits is taken first. */
  private static final List<Affix> TAILS =
      affixes(
          """
          AIRPORT:  airport, international airport, intl airport, int'l airport, regional airport
          AIRPORT:  municipal airport, domestic airport, intl, international, terminal, airfield
          AIRPORT:  機場, 國際機場, 飛機場, 航空站, 國際航空站, 空港
          STATION:  station, railway station, train station, rail station, main station, hbf
          STATION:  central station, bus station, metro station, subway station, mrt station
          STATION:  hsr station, high speed rail station, high-speed rail, hsr, hauptbahnhof
          STATION:  tube station, underground station, mrt, bus terminal, coach station, railway
          STATION:  站, 車站, 火車站, 高鐵站, 高鐵, 捷運站, 捷運, 地鐵站, 轉運站, 客運站, 總站, 駅
          STATION:  東站, 西站, 南站, 北站, 火車東站, 火車南站, 火車西站, 火車北站
          REGION:   county, prefecture, province, state, region, island, islands
          REGION:   縣, 省, 州, 自治州, 自治區, 地區, 盟, 府, 縣城, 島, 群島
          CITY:     city, city center, city centre, downtown, town, municipality, area
          CITY:     市, 市區, 市中心, 都, 特別市, 那邊, 這邊
          DISTRICT: district, township, 區, 鎮, 鄉, 里, 村
          """);

  /** What may stand before a name. */
  private static final List<Affix> HEADS =
      affixes(
          """
          CITY:    the, downtown, city of, the city of, greater, central, town of
          REGION:  state of, the state of, province of, island of, the island of
          COUNTRY: republic of, the republic of, kingdom of, the kingdom of
          """);

  // most names end and begin with none of these: two look-ups say so
  private static final Map<String, List<Affix>> TAILS_BY_LAST_WORD =
      TAILS.stream().collect(groupingBy(tail -> tail.words.get(tail.words.size() - 1)));

  private static final Map<String, List<Affix>> HEADS_BY_FIRST_WORD =
      HEADS.stream().collect(groupingBy(head -> head.words.get(0)));

  private static final Set<List<String>> AFFIXES =
      Stream.concat(TAILS.stream(), HEADS.stream()).map(Affix::words).collect(toUnmodifiableSet());

  private NameVariants() {}

  /**
   * Words beside a name that may be left out.
   *
   * @param kind what the name then means first, if it can
   */
  private record Affix(List<String> words, PlaceKind kind) {}

  private record Variant(List<String> words, Optional<PlaceKind> kind) {}

  /** {@return the places of the longest variant that has any, the likeliest first} */
  static List<Place> find(List<String> words, Lookup lookup) {
    List<Variant> variants = List.of(new Variant(words, Optional.empty()));
    // twice, for "the Kaohsiung City HSR station"
    for (int round = 0; round <= 2; round++) {
      for (Variant variant : variants) {
        List<Place> places = lookup.places(String.join("", variant.words));
        if (!places.isEmpty()) {
          return variant.kind.map(kind -> preferring(kind, places)).orElse(places);
        }
      }
      List<Variant> shorter = new ArrayList<>();
      for (Variant variant : variants) {
        if (!isAffix(variant.words)) {
          addShorter(variant, shorter);
        }
      }
      variants = shorter;
    }
    return List.of();
  }

  private static List<Place> preferring(PlaceKind kind, List<Place> places) {
    // sorting is stable: among the rest the likeliest stays first
    return places.stream().sorted(Comparator.comparing(place -> place.kind() != kind)).toList();
  }

  private static void addShorter(Variant variant, List<Variant> shorter) {
    List<String> words = variant.words;
    String last = words.get(words.size() - 1);
    for (Affix tail : TAILS_BY_LAST_WORD.getOrDefault(last, List.of())) {
      if (endsWith(words, tail.words)) {
        addName(without(variant, 0, words.size() - tail.words.size(), tail.kind), shorter);
      }
    }
    for (Affix head : HEADS_BY_FIRST_WORD.getOrDefault(words.get(0), List.of())) {
      if (startsWith(words, head.words)) {
        addName(without(variant, head.words.size(), words.size(), head.kind), shorter);
      }
    }
  }

  private static void addName(Variant variant, List<Variant> names) {
    if (isName(variant)) {
      names.add(variant);
    }
  }

  private static Variant without(Variant variant, int first, int end, PlaceKind kind) {
    return new Variant(variant.words.subList(first, end), Optional.of(variant.kind.orElse(kind)));
  }

  /** One letter or Han character is no name any more, and neither is "bus station". */
  private static boolean isName(Variant variant) {
    List<String> words = variant.words;
    return !isAffix(words) && (words.size() > 1 || words.get(0).length() > 1);
  }

  /** Whether the words only say what sort of place they mean, as "the airport" does. */
  static boolean isGeneric(List<String> words) {
    for (int i = 0; i <= words.size(); i++) {
      List<String> before = words.subList(0, i);
      List<String> after = words.subList(i, words.size());
      if ((before.isEmpty() || isAffix(before)) && (after.isEmpty() || isAffix(after))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAffix(List<String> words) {
    return AFFIXES.contains(words);
  }

  private static boolean endsWith(List<String> words, List<String> tail) {
    int at = words.size() - tail.size();
    return at > 0 && words.subList(at, words.size()).equals(tail);
  }

  private static boolean startsWith(List<String> words, List<String> head) {
    return words.size() > head.size() && words.subList(0, head.size()).equals(head);
  }

  private static List<Affix> affixes(String table) {
    List<Affix> affixes = new ArrayList<>();
    Tokenizer tokenizer = new Tokenizer();
    for (String line : table.lines().collect(toList())) {
      int colon = line.indexOf(':');
      PlaceKind kind = PlaceKind.valueOf(line.substring(0, colon).strip());
      Arrays.stream(line.substring(colon + 1).split(","))
          .map(words -> new Affix(NameForm.words(tokenizer.tokenize(words)), kind))
          .forEach(affixes::add);
    }
    affixes.sort(Comparator.comparingInt(affix -> -affix.words.size()));
    return List.copyOf(affixes);
  }
}
