package org.taipeinlu.value.time;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.value.TimeValue.Grain;

/** A day that comes once a year on another day: a holiday or a lunar date. */
sealed interface YearlyDate extends DateNode {

  /** The day of a year, where there is one. */
  Optional<LocalDate> in(int year, Holidays holidays);

  @Override
  default Grain grain() {
    return Grain.DAY;
  }

  @Override
  default List<DateSpan> spans(Frame frame) {
    int year = frame.today().getYear();
    for (int i = -1; i <= 2; i++) { // a lunar date may fall into the year after its own
      Optional<LocalDate> day = in(frame.future() ? year + i : year - i, frame.holidays());
      if (day.isPresent() && frame.future() != day.get().isBefore(frame.today())) {
        return List.of(DateSpan.day(day.get()));
      }
    }
    return List.of();
  }

  /** A day by name: Christmas, 中秋. */
  record Holiday(String id) implements YearlyDate {
    @Override
    public Optional<LocalDate> in(int year, Holidays holidays) {
      return holidays.in(year, id);
    }
  }

  /** A day of the lunar calendar: 農曆八月十五. */
  record Lunar(int month, int day) implements YearlyDate {
    @Override
    public Optional<LocalDate> in(int year, Holidays holidays) {
      return holidays.lunar().date(year, month, day);
    }
  }
}
