package org.taipeinlu.value.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.value.TimeValue;

/** The values of {@code corpus.txt}, and what must not be a time. */
class TimeCorpusTests {

  private static final TimeResolver RESOLVER = new TimeResolver();

  @Test
  void findsTheValueOfEveryExpression() throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    String value = "";
    for (String line : lines()) {
      if (!line.startsWith(" ")) {
        value = line.strip();
        continue;
      }
      for (String expression : line.strip().split(" \\| ", -1)) {
        String found = likeliest(expression);
        count++;
        if (!found.equals(value)) {
          wrong.add(expression + " is " + found + ", not " + value);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(300);
  }

  private static List<String> lines() throws IOException {
    try (InputStream stream = TimeCorpusTests.class.getResourceAsStream("corpus.txt")) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  private static String likeliest(String expression) {
    boolean han = expression.codePoints().anyMatch(Character::isIdeographic);
    TimeContext context = TimeContext.of(Now.NOW, han ? Locale.TAIWAN : Locale.US);
    return RESOLVER
        .resolve(expression, 0, expression.length(), context)
        .map(value -> CanonicalTime.print(value.reading()))
        .orElse("nothing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "may",
        "second",
        "second class",
        "send 5000",
        "5000",
        "march on",
        "sat",
        "sun",
        "a",
        "the",
        "for three days",
        "3 days",
        "two tickets",
        "$20",
        "30 February",
        "February 30",
        "Feb 29 2027",
        "31 November 2026",
        "2026-02-30",
        "2/30/2026",
        "25:00",
        "10:75",
        "13 pm o'clock now",
        "tomorrow yesterday",
        "monday tuesday",
        "room 12",
        "flight 123",
        "100",
        "999999999999",
        "to",
        "between",
        "and",
        "from",
        "next",
        "last",
        "half",
        "second friday",
        "early",
        "the end of",
        "的",
        "三天",
        "二等座",
        "三張票",
        "二月三十號",
        "十三月一號",
        "二十五點",
        "前往",
        "農曆十三月初一",
      })
  void findsNothingIn(String text) {
    assertThat(likeliest(text)).isEqualTo("nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"11/2", "5 o'clock", "Tuesday", "next Friday", "5"})
  void keepsOtherReadingsOf(String text) {
    TimeContext context = TimeContext.of(Now.NOW, Locale.US);
    assertThat(RESOLVER.resolve(text, 0, text.length(), context))
        .hasValueSatisfying(value -> assertThat(value.ambiguous()).isTrue());
  }

  @Test
  void readsTheDayFirstWhereTheLocaleDoes() {
    TimeContext british = TimeContext.of(Now.NOW, Locale.UK);
    assertThat(RESOLVER.resolve("11/2", 0, 4, british))
        .map(value -> CanonicalTime.print(value.reading()))
        .contains("2027-02-11");
  }

  @Test
  void prefersThePastWhenAsked() {
    TimeContext past = new TimeContext(Now.NOW, Locale.US, Prefer.PAST, DateOrder.MONTH_FIRST);
    assertThat(RESOLVER.resolve("Friday", 0, 6, past))
        .map(value -> CanonicalTime.print(value.reading()))
        .contains("2026-10-16");
    assertThat(RESOLVER.resolve("November 2", 0, 10, past))
        .map(value -> CanonicalTime.print(value.reading()))
        .contains("2025-11-02");
  }

  @Test
  void readsWordsBesideTheSpan() {
    assertThat(beside("I leave after [Friday]")).isEqualTo("2026-10-24/..");
    assertThat(beside("be there by [noon]")).isEqualTo("../2026-10-20T12+08:00");
    assertThat(beside("我想在[週五]之前到台北")).isEqualTo("../2026-10-23");
    assertThat(beside("[下午六點]以後出發")).isEqualTo("2026-10-20T18+08:00/..");
    assertThat(beside("[下午六點]左右出發")).isEqualTo("2026-10-20T18+08:00");
    assertThat(beside("[週五]前往台北")).isEqualTo("2026-10-23");
    assertThat(beside("around [5 pm]")).isEqualTo("2026-10-20T17+08:00");
    assertThat(beside("go on [Friday] by train")).isEqualTo("2026-10-23");
    assertThat(beside("between [3 and 5 pm]")).isEqualTo("2026-10-20T15+08:00/2026-10-20T17+08:00");
    assertThat(beside("in [may] or so")).isEqualTo("2027-05");
  }

  private static String beside(String marked) {
    int start = marked.indexOf('[');
    int end = marked.indexOf(']') - 1;
    String sentence = marked.replace("[", "").replace("]", "");
    return RESOLVER
        .resolve(sentence, start, end, TimeContext.of(Now.NOW, Locale.US))
        .map(TimeValue::reading)
        .map(CanonicalTime::print)
        .orElse("nothing");
  }

  @Test
  void movesOnWhereTheClockSkipsAnHour() {
    ZonedDateTime berlin = ZonedDateTime.parse("2026-03-28T09:00:00+01:00[Europe/Berlin]");
    TimeContext context = TimeContext.of(berlin, Locale.UK);
    assertThat(RESOLVER.resolve("tomorrow 02:30", 0, 14, context))
        .map(value -> CanonicalTime.print(value.reading()))
        .contains("2026-03-29T03:30+02:00");
  }

  @Test
  void keepsBothReadingsWhereTheClockRepeatsAnHour() {
    ZonedDateTime berlin = ZonedDateTime.parse("2026-10-24T09:00:00+02:00[Europe/Berlin]");
    TimeContext context = TimeContext.of(berlin, Locale.UK);
    TimeValue value = RESOLVER.resolve("tomorrow 02:30", 0, 14, context).orElseThrow();
    assertThat(value.readings().stream().map(CanonicalTime::print))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00");
  }
}
