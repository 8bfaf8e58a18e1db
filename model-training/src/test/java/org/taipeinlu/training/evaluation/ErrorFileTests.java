package org.taipeinlu.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorFileTests {
  private static final Prediction ERROR =
      Predictions.of(
          "🚄 to [Rome](arrival) [now](time:arrival)", "🚄 to [Rome](departure) now", 0.75);

  @TempDir private Path folder = Path.of("");

  @Test
  void showsPeopleWhatWasExpectedAndWhatCame() throws IOException {
    Path file = folder.resolve("errors.txt");
    ErrorFile.write(file, List.of(ERROR));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            here
              expected 🚄 to [Rome](arrival) [now](time:arrival)
              got      🚄 to [Rome](departure) now
              confidence 0.750
            """);
  }

  @Test
  void countsCodePointsInJson() throws IOException {
    Path file = folder.resolve("errors.jsonl");
    ErrorFile.write(file, List.of(ERROR));
    assertThat(Files.readString(file).strip())
        .isEqualTo(
            """
            {"id":"here","lang":"en","text":"🚄 to Rome now",\
            "expected":[{"slot":"arrival","start":5,"end":9,"text":"Rome"},\
            {"slot":"time","role":"arrival","start":10,"end":13,"text":"now"}],\
            "got":[{"slot":"departure","start":5,"end":9,"text":"Rome","confidence":0.75}]}""");
  }
}
