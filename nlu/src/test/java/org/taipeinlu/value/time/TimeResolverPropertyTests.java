package org.taipeinlu.value.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.taipeinlu.value.TimeValue;
import org.taipeinlu.value.TimeValue.Reading;

/** What holds for every text. {@code -Djqwik.tries.default=1000000} makes it a long run. */
class TimeResolverPropertyTests {

  private static final TimeResolver RESOLVER = new TimeResolver();
  private static final TimeContext CONTEXT = TimeContext.of(Now.NOW, Locale.US);

  private static final List<String> WORDS =
      List.of(
          ("next last this the a of on at in to from and between after before by until for week day"
                  + " month year hour minute quarter half past monday fri may march december tomorrow"
                  + " today morning night noon 5 12 31 2026 99999 0 11/2 2026-11-02 5:30 pm am - / : ."
                  + " , first second third one twenty hundred thousand easter christmas end early now"
                  + " later ago q3 1990s weekend decade business-days 999999999 business days")
              .split(" ", -1));

  private static final List<String> HAN =
      List.of(
          ("下 下下 上 這 個 週 週三 月 年 日 號 點 半 刻 分 一 三 十 二十 五 廿 百 千 零 早上 晚上 凌晨 明天 大後天 後 前 之後"
                  + " 之前 到 至 從 和 間 底 初 農曆 八月十五 春節 清明 除夕 民國 115 第 最後 未來 過去 天 小時 的 差 正月 兩 內")
              .split(" ", -1));

  @Property
  void neverThrows(@ForAll String text, @ForAll int start, @ForAll int end) {
    assertThat(RESOLVER.resolve(text, 0, text.length(), CONTEXT)).isNotNull();
    assertThat(RESOLVER.resolve(text, start, end, CONTEXT)).isNotNull();
  }

  @Property
  void neverThrowsForItsOwnWords(@ForAll("phrases") String text) {
    assertThat(RESOLVER.resolve(text, 0, text.length(), CONTEXT)).isNotNull();
    int half = text.length() / 2;
    assertThat(RESOLVER.resolve(text, half, text.length(), CONTEXT)).isNotNull();
  }

  @Property
  void readsBackWhatItPrints(@ForAll("phrases") String text) {
    Optional<TimeValue> value = RESOLVER.resolve(text, 0, text.length(), CONTEXT);
    value.ifPresent(found -> found.readings().forEach(TimeResolverPropertyTests::readsBack));
  }

  private static void readsBack(Reading reading) {
    String printed = CanonicalTime.print(reading);
    Optional<TimeValue> again = RESOLVER.resolve(printed, 0, printed.length(), CONTEXT);
    assertThat(again.map(TimeValue::readings)).as(printed).contains(List.of(reading));
  }

  @Provide
  Arbitrary<String> phrases() {
    Arbitrary<String> english =
        Arbitraries.of(WORDS)
            .list()
            .ofMinSize(1)
            .ofMaxSize(7)
            .map(words -> String.join(" ", words));
    Arbitrary<String> chinese =
        Arbitraries.of(HAN).list().ofMinSize(1).ofMaxSize(7).map(words -> String.join("", words));
    return Arbitraries.oneOf(english, chinese);
  }
}
