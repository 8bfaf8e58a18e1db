package org.taipeinlu.value.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LunarCalendarTests {

  private final LunarCalendar lunar = new LunarCalendar();

  /** 2027 and 2030 have a new moon within minutes of midnight in China. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
        "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2031-01-23",
        "2032-02-11", "2033-01-31", "2034-02-19"
      })
  void startsTheYearAtTheNewMoon(LocalDate day) {
    assertThat(lunar.date(day.getYear(), 1, 1)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-17, 8, 15",
    "2025-10-06, 8, 15",
    "2026-09-25, 8, 15",
    "2026-06-19, 5, 5",
    "2025-05-31, 5, 5"
  })
  void findsFestivals(LocalDate day, int month, int ofMonth) {
    assertThat(lunar.date(day.getYear(), month, ofMonth)).contains(day);
  }

  @Test
  void knowsShortMonths() {
    assertThat(lunar.date(2025, 12, 29)).contains(LocalDate.of(2026, 2, 16));
    assertThat(lunar.date(2025, 12, 30)).isEmpty();
    assertThat(lunar.date(2026, 13, 1)).isEmpty();
  }
}
