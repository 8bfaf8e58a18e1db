package org.taipeinlu.value.time;

import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Days of the Chinese lunar calendar, from ICU. ICU is loaded with the first lunar date, and each
 * date is kept, as finding one takes longer than everything else. Thread-safe.
 */
final class LunarCalendar {

  /** ICU's astronomy is exact enough in these years; they also bound what is kept. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2100;

  private final Map<Integer, Optional<LocalDate>> known = new ConcurrentHashMap<>();

  /** The day of a month in the lunar year that starts in a year, leap months aside. */
  Optional<LocalDate> date(int year, int month, int day) {
    boolean sound = month >= 1 && month <= 12 && day >= 1 && day <= 30;
    if (!sound || year < FIRST_YEAR || year > LAST_YEAR) {
      return Optional.empty();
    }
    int key = (year * 12 + month - 1) * 31 + day;
    return known.computeIfAbsent(key, k -> find(year, month, day));
  }

  /** ICU knows which month it is, leap months included; where it starts is for the moon to say. */
  private static Optional<LocalDate> find(int year, int month, int day) {
    ChineseCalendar calendar = new ChineseCalendar(TimeZone.GMT_ZONE);
    calendar.clear();
    calendar.set(ChineseCalendar.EXTENDED_YEAR, year);
    calendar.set(ChineseCalendar.MONTH, month - 1);
    calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
    calendar.set(ChineseCalendar.DAY_OF_MONTH, 1);
    long epochDay = Math.floorDiv(calendar.getTimeInMillis(), 86_400_000L);
    LocalDate first = NewMoon.nearest(LocalDate.ofEpochDay(epochDay));
    LocalDate date = first.plusDays(day - 1L);
    boolean inMonth = day < 30 || NewMoon.nearest(first.plusDays(30)).isAfter(date);
    return inMonth ? Optional.of(date) : Optional.empty();
  }
}
