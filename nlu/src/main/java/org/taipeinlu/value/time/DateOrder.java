package org.taipeinlu.value.time;

import java.util.Locale;
import java.util.Set;

/** Which of two numbers is the month in "11/2". */
public enum DateOrder {
  MONTH_FIRST,
  DAY_FIRST;

  /** Countries that write the month first; all the others write the day first or the year first. */
  private static final Set<String> MONTH_FIRST_COUNTRIES =
      Set.of("US", "PH", "FM", "GU", "PR", "TW", "CN", "HK", "MO", "JP", "KR");

  /** The usual order of a locale; month first where it names no country, as in "en" and "zh". */
  public static DateOrder of(Locale locale) {
    if (locale.getLanguage().equals("zh") || locale.getCountry().isEmpty()) {
      return MONTH_FIRST;
    }
    return MONTH_FIRST_COUNTRIES.contains(locale.getCountry()) ? MONTH_FIRST : DAY_FIRST;
  }
}
