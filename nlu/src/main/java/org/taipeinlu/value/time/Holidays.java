package org.taipeinlu.value.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the day of a holiday in a year, as one country keeps it. Immutable and thread-safe. */
final class Holidays {

  private final Map<String, String[]> rules;
  private final LunarCalendar lunar;

  private Holidays(Map<String, String[]> rules, LunarCalendar lunar) {
    this.rules = rules;
    this.lunar = lunar;
  }

  /** Reads {@code holidays.tsv}; of the lines of one holiday, the first that fits the country. */
  static Holidays load(String country, LunarCalendar lunar) {
    Map<String, String[]> rules = new HashMap<>();
    for (String[] row : Lexicon.rows("holidays.tsv")) {
      if (row.length < 4 || row[3].equals(country)) {
        rules.putIfAbsent(row[0], row);
      }
    }
    return new Holidays(Map.copyOf(rules), lunar);
  }

  LunarCalendar lunar() {
    return lunar;
  }

  /** The day in a year, or empty if the year is out of the calendar's reach. */
  Optional<LocalDate> in(int year, String id) {
    String[] rule = rules.get(id);
    if (rule == null || year < 1 || year > 9998) {
      return Optional.empty();
    }
    int[] numbers = rule[1].equals("term") ? new int[0] : numbers(rule[2]);
    return switch (rule[1]) {
      case "fixed" -> Optional.of(LocalDate.of(year, numbers[0], numbers[1]));
      case "nth" -> Optional.of(nth(year, numbers));
      case "easter" -> Optional.of(easter(year).plusDays(numbers[0]));
      case "lunar" -> lunar.date(year, numbers[0], numbers[1]);
      case "eve" -> lunar.date(year, 1, 1).map(day -> day.minusDays(1));
      case "term" -> Optional.of(term(year, rule[2]));
      default -> throw new IllegalStateException("holidays.tsv: unknown rule " + rule[1]);
    };
  }

  /** Numbers between spaces or dashes; a dash before the only number is its sign. */
  private static int[] numbers(String text) {
    String[] parts = text.split(text.contains(" ") ? " " : "(?<=[0-9])-", -1);
    int[] numbers = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      numbers[i] = Integer.parseInt(parts[i]);
    }
    return numbers;
  }

  private static LocalDate nth(int year, int[] rule) {
    DayOfWeek weekday = DayOfWeek.of(rule[1]);
    return LocalDate.of(year, rule[0], 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(rule[2], weekday))
        .plusDays(rule.length > 3 ? rule[3] : 0);
  }

  /**
   * Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms,
   * ch. 8).
   */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int sum = h + l - 7 * m + 114;
    return LocalDate.of(year, sum / 31, sum % 31 + 1);
  }

  /**
   * Solar terms by the usual approximation, day = ⌊0.2422·y + C⌋ − ⌊y/4⌋ for year y of the century;
   * right for 1901 to 2099 but for single years of the winter solstice.
   */
  private static LocalDate term(int year, String name) {
    int y = Math.floorMod(year, 100);
    boolean spring = name.equals("qingming");
    boolean before2000 = year < 2000;
    double constant = spring ? before2000 ? 5.59 : 4.81 : before2000 ? 22.60 : 21.94;
    return LocalDate.of(year, spring ? 4 : 12, (int) (0.2422 * y + constant) - y / 4);
  }
}
