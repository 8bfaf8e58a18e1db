package org.taipeinlu.service.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.value.TimeValue;

/**
 * A time in the shape that Duckling gives it: a {@code value} with its {@code grain}, or an {@code
 * interval} with {@code from} and {@code to}, the latter exclusive.
 *
 * @param kind {@code time}
 * @param type {@code value} or {@code interval}
 * @param value first instant, RFC 3339 with the offset that holds then; only of a value
 * @param grain how long it is, {@code second} to {@code year}; only of a value
 * @param from where an interval starts; absent if it is open
 * @param to where an interval has ended; absent if it is open
 * @param values every reading, the likeliest first
 * @param ambiguous whether the words allow more than one reading
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeJson(
    String kind,
    String type,
    @Nullable String value,
    @Nullable String grain,
    @Nullable MomentJson from,
    @Nullable MomentJson to,
    List<ReadingJson> values,
    boolean ambiguous)
    implements ValueJson {

  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  /**
   * An end of an interval.
   *
   * @param value the instant
   * @param grain how exactly it is known
   */
  public record MomentJson(String value, String grain) {
    static MomentJson of(TimeValue.Moment moment) {
      return new MomentJson(
          moment.start().format(RFC_3339), moment.grain().name().toLowerCase(Locale.ROOT));
    }

    static @Nullable MomentJson ofOptional(Optional<TimeValue.Moment> moment) {
      return moment.map(MomentJson::of).orElse(null);
    }
  }

  /** One reading; the components are those of the time itself. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReadingJson(
      String type,
      @Nullable String value,
      @Nullable String grain,
      @Nullable MomentJson from,
      @Nullable MomentJson to) {

    static ReadingJson of(TimeValue.Reading reading) {
      if (reading instanceof TimeValue.Moment start) {
        MomentJson moment = MomentJson.of(start);
        return new ReadingJson("value", moment.value(), moment.grain(), null, null);
      }
      TimeValue.Interval interval = (TimeValue.Interval) reading;
      return new ReadingJson(
          "interval",
          null,
          null,
          MomentJson.ofOptional(interval.from()),
          MomentJson.ofOptional(interval.to()));
    }
  }

  static TimeJson of(TimeValue time) {
    ReadingJson reading = ReadingJson.of(time.reading());
    return new TimeJson(
        "time",
        reading.type(),
        reading.value(),
        reading.grain(),
        reading.from(),
        reading.to(),
        time.readings().stream().map(ReadingJson::of).toList(),
        time.ambiguous());
  }
}
