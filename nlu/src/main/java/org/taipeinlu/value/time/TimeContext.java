package org.taipeinlu.value.time;

import java.time.ZonedDateTime;
import java.util.Locale;

/**
 * From where a time expression is understood.
 *
 * @param reference now, in the zone of the answer
 * @param locale language and country; the country decides on national holidays
 * @param prefer which way open moments are looked for
 * @param dateOrder how two numbers of a date are read
 */
public record TimeContext(
    ZonedDateTime reference, Locale locale, Prefer prefer, DateOrder dateOrder) {

  /** Looks to the future and reads numeric dates in the order of the locale. */
  public static TimeContext of(ZonedDateTime reference, Locale locale) {
    return new TimeContext(reference, locale, Prefer.FUTURE, DateOrder.of(locale));
  }
}
