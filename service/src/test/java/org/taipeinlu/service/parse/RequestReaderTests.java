package org.taipeinlu.service.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.TinyModel;
import org.taipeinlu.service.web.RequestProperties;
import org.taipeinlu.service.web.Sentences;

class RequestReaderTests {
  private static final Instant NOW =
      Instant.parse("2026-10-20T01:00:00Z"); // Tuesday 9:00 in Taipei

  private final RequestReader reader =
      new RequestReader(
          new Sentences(
              new RequestProperties(
                  ZoneId.of("Asia/Taipei"),
                  new RequestProperties.Limits(2000, 128, 1000, DataSize.ofMegabytes(1))),
              Clock.fixed(NOW, ZoneOffset.UTC)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # reference_time         | timezone      | understood as
                                   |               | 2026-10-20T09:00+08:00[Asia/Taipei]
                                   | Europe/Paris  | 2026-10-20T03:00+02:00[Europe/Paris]
                                   | +05:30        | 2026-10-20T06:30+05:30
          2026-01-31T23:30:00Z     |               | 2026-01-31T23:30Z
          2026-01-31T23:30-05:00   |               | 2026-01-31T23:30-05:00
          2026-01-31T23:30:00Z     | Asia/Taipei   | 2026-02-01T07:30+08:00[Asia/Taipei]
          """)
  void knowsWhenAndWhere(
      @Nullable String time, @Nullable String zone, String expected, @TempDir Path scratch) {
    Manifest manifest = TinyModel.write(scratch.resolve("tiny"));
    ParseRequest request =
        new ParseRequest(
            "", time, zone, null, null, null, null, null, null, null, null, null, null);

    assertThat(reader.context(request, manifest).reference()).hasToString(expected);
  }
}
