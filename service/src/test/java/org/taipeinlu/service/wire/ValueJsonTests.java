package org.taipeinlu.service.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.taipeinlu.value.PlaceValue;
import org.taipeinlu.value.SlotValue;
import org.taipeinlu.value.TimeValue;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import tools.jackson.databind.json.JsonMapper;

class ValueJsonTests {
  private static final Moment DAY =
      new Moment(ZonedDateTime.parse("2026-11-02T00:00+08:00[Asia/Taipei]"), Grain.DAY);
  private static final Moment HOUR =
      new Moment(ZonedDateTime.parse("2026-11-02T17:00Z"), Grain.HOUR);

  private static void assertJson(SlotValue value, String json) {
    assertThat(new JsonMapper().valueToTree(ValueJson.of(value)).toString())
        .isEqualTo(new JsonMapper().readTree(json).toString());
  }

  @Test
  void writesAPlace() {
    assertJson(
        new PlaceValue(
            "Taipei", "TW", List.of("TPE", "TSA"), Optional.of("Asia/Taipei"), List.of()),
        """
        {"kind": "place", "name": "Taipei", "country": "TW", "iata": ["TPE", "TSA"], "timezone": "Asia/Taipei"}
        """);
  }

  @Test
  void writesOtherPlacesOfTheSameName() {
    PlaceValue other = new PlaceValue("London", "CA", List.of("YXU"), Optional.empty(), List.of());

    assertJson(
        new PlaceValue("London", "GB", List.of(), Optional.empty(), List.of(other)),
        """
        {"kind": "place", "name": "London", "country": "GB", "iata": [],
         "alternatives": [{"kind": "place", "name": "London", "country": "CA", "iata": ["YXU"]}]}
        """);
  }

  @Test
  void writesAMoment() {
    assertJson(
        new TimeValue(DAY, List.of(DAY)),
        """
        {"kind": "time", "type": "value", "value": "2026-11-02T00:00:00+08:00", "grain": "day",
         "values": [{"type": "value", "value": "2026-11-02T00:00:00+08:00", "grain": "day"}],
         "ambiguous": false}
        """);
  }

  @Test
  void writesAnOpenIntervalAndAnotherReading() {
    Interval after = new Interval(Optional.of(HOUR), Optional.empty());

    assertJson(
        new TimeValue(after, List.of(after, DAY)),
        """
        {"kind": "time", "type": "interval",
         "from": {"value": "2026-11-02T17:00:00+00:00", "grain": "hour"},
         "values": [
           {"type": "interval", "from": {"value": "2026-11-02T17:00:00+00:00", "grain": "hour"}},
           {"type": "value", "value": "2026-11-02T00:00:00+08:00", "grain": "day"}],
         "ambiguous": true}
        """);
  }
}
