package org.taipeinlu.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code places.tsv}, line by line, and accepts the file whole or not at all. */
final class PlaceReader {
  private static final List<String> COLUMNS =
      List.of(
          "name",
          "kind",
          "country",
          "region",
          "iata",
          "timezone",
          "coordinates",
          "population",
          "traditional",
          "simplified",
          "aliases");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern REGION = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
  private static final Pattern IATA = Pattern.compile("[A-Z]{3}");

  private final String file;
  private final Map<String, Optional<String>> zones = new HashMap<>();
  private int line;

  PlaceReader(String file) {
    this.file = file;
  }

  List<Place> read(Reader reader) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    List<Place> places = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    boolean headerSeen = false;
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (text.startsWith("#")) {
        continue;
      }
      String[] fields = text.split("\t", -1);
      if (!headerSeen) {
        checkHeader(fields);
        headerSeen = true;
        continue;
      }
      places.add(place(fields));
      Integer before = lineOf.putIfAbsent(text, line);
      if (before != null) {
        throw problem("the same place is already on line " + before + "; remove one of the two");
      }
    }
    if (!headerSeen) {
      throw problem("the header is missing; begin with " + String.join("<tab>", COLUMNS));
    }
    return places;
  }

  private void checkHeader(String[] fields) throws GazetteerFormatException {
    if (!COLUMNS.equals(Arrays.asList(fields))) {
      throw problem(
          "the header is "
              + String.join("<tab>", fields)
              + "; it must be "
              + String.join("<tab>", COLUMNS));
    }
  }

  private Place place(String[] fields) throws GazetteerFormatException {
    if (fields.length != COLUMNS.size()) {
      throw problem(fields.length + " columns; write " + COLUMNS.size() + ", separated by tabs");
    }
    if (fields[0].isBlank()) {
      throw problem("the name is empty; write the English name in the first column");
    }
    PlaceKind kind =
        PlaceKind.parse(fields[1])
            .orElseThrow(
                () ->
                    problem(
                        "\""
                            + fields[1]
                            + "\" is no kind; write one of "
                            + Arrays.toString(PlaceKind.values())
                            + " in lower case"));
    return new Place(
        fields[0],
        kind,
        checked(fields[2], COUNTRY, "country", "two capital letters, as TW"),
        optional(fields[3], REGION, "region", "an ISO 3166-2 code, as US-CA, or nothing"),
        codes(fields[4]),
        zone(fields[5]),
        coordinates(fields[6]),
        population(fields[7]),
        nonEmpty(fields[8]),
        nonEmpty(fields[9]),
        split(fields[10]));
  }

  private String checked(String field, Pattern pattern, String column, String cure)
      throws GazetteerFormatException {
    if (!pattern.matcher(field).matches()) {
      throw problem("\"" + field + "\" is no " + column + "; write " + cure);
    }
    return field;
  }

  private Optional<String> optional(String field, Pattern pattern, String column, String cure)
      throws GazetteerFormatException {
    return field.isEmpty() ? Optional.empty() : Optional.of(checked(field, pattern, column, cure));
  }

  private List<String> codes(String field) throws GazetteerFormatException {
    List<String> codes = split(field);
    for (String code : codes) {
      checked(code, IATA, "IATA code", "three capital letters, several separated by |");
    }
    return codes;
  }

  /** Thousands of places share a few hundred zones, and to look one up is slow. */
  private Optional<String> zone(String field) throws GazetteerFormatException {
    Optional<String> known = zones.get(field);
    if (known != null) {
      return known;
    }
    Optional<String> zone;
    try {
      zone = nonEmpty(field).map(ZoneId::of).map(ZoneId::getId);
    } catch (DateTimeException e) {
      throw problem(
          "\"" + field + "\" is no time zone; write an IANA name, as Asia/Taipei, or nothing");
    }
    zones.put(field, zone);
    return zone;
  }

  private Optional<Coordinates> coordinates(String field) throws GazetteerFormatException {
    if (field.isEmpty()) {
      return Optional.empty();
    }
    try {
      int comma = field.indexOf(',');
      double latitude = Double.parseDouble(field.substring(0, Math.max(comma, 0)));
      double longitude = Double.parseDouble(field.substring(comma + 1));
      return Optional.of(new Coordinates(latitude, longitude));
    } catch (IllegalArgumentException e) {
      throw problem(
          "\"" + field + "\" are no coordinates; write latitude,longitude in degrees, or nothing");
    }
  }

  private int population(String field) throws GazetteerFormatException {
    if (field.length() == 1 && field.charAt(0) >= '0' && field.charAt(0) <= '7') {
      return field.charAt(0) - '0';
    }
    throw problem("\"" + field + "\" is no population class; write 0 to 7");
  }

  private static Optional<String> nonEmpty(String field) {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  private List<String> split(String field) throws GazetteerFormatException {
    if (field.isEmpty()) {
      return List.of();
    }
    List<String> parts = List.of(field.split("\\|", -1));
    if (parts.stream().anyMatch(String::isBlank)) {
      throw problem("\"" + field + "\" has an empty part; write a|b|c");
    }
    return parts;
  }

  private GazetteerFormatException problem(String text) {
    return new GazetteerFormatException(file, line, text);
  }
}
