package org.taipeinlu.value.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.taipeinlu.value.TimeValue;
import org.taipeinlu.value.TimeValue.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the resolver on the time expressions of Recognizers-Text. They are no part of this
 * project: the system property {@code time.recognizers} says where the file is, and without it
 * nothing runs.
 */
@EnabledIfSystemProperty(named = "time.recognizers", matches = ".+")
class RecognizersEvaluationTests {

  /** A zone without clock changes, as the expected values have no zone. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");

  private final TimeResolver resolver = new TimeResolver();
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();

  @Test
  void resolvesMostExpressions() throws IOException {
    int number = 0;
    JsonMapper mapper = new JsonMapper();
    for (String line : Files.readAllLines(Path.of(System.getProperty("time.recognizers")))) {
      count(mapper.readTree(line), number++);
    }
    StringBuilder report = new StringBuilder();
    counts.forEach(
        (type, count) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "%-28s %4d of %4d  %5.1f %%%n",
                    type,
                    count[0],
                    count[1],
                    100.0 * count[0] / count[1])));
    Path target = Files.createDirectories(Path.of("target", "time-evaluation"));
    Files.writeString(target.resolve("misses.txt"), String.join("\n", misses) + "\n");
    Files.writeString(target.resolve("report.txt"), report.toString());
    assertThat(number).isGreaterThan(900);
    assertThat(percent("all moments")).as("%s", report).isGreaterThanOrEqualTo(90);
    assertThat(percent("all ranges")).as("%s", report).isGreaterThanOrEqualTo(80);
  }

  private double percent(String group) {
    int[] count = counts.getOrDefault(group, new int[] {0, 1});
    return 100.0 * count[0] / count[1];
  }

  private void count(JsonNode line, int number) {
    String type = line.get("type").asString();
    String sentence = line.get("sentence").asString();
    int start = sentence.offsetByCodePoints(0, line.get("start").asInt());
    int end = sentence.offsetByCodePoints(0, line.get("end").asInt());
    String text = sentence.substring(start, end);
    Locale locale = line.get("lang").asString().equals("zh") ? Locale.CHINA : Locale.US;
    LocalDateTime now = LocalDateTime.parse(line.get("reference").asString());
    TimeContext context = TimeContext.of(now.atZone(ZONE), locale);
    Optional<TimeValue> value = resolver.resolve(text, 0, text.length(), context);
    boolean right = new RecognizersValues(type, line.get("values")).accept(value);
    String parity = number % 2 == 0 ? "even lines" : "odd lines";
    String shape = type.endsWith("range") ? "ranges" : "moments";
    for (String group :
        List.of(
            "all",
            "all " + shape,
            parity + " " + shape,
            line.get("lang").asString() + " " + type,
            "type " + type)) {
      int[] count = counts.computeIfAbsent(group, g -> new int[2]);
      count[0] += right ? 1 : 0;
      count[1]++;
    }
    if (!right) {
      String got = value.map(v -> printed(v)).orElse("nothing");
      String expected = line.get("values").toString();
      misses.add(String.join("\t", parity, type, now.toString(), text, expected, got));
    }
  }

  private static String printed(TimeValue value) {
    StringBuilder text = new StringBuilder();
    for (Reading reading : value.readings()) {
      text.append(CanonicalTime.print(reading)).append(' ');
    }
    return text.toString().strip();
  }
}
