package org.taipeinlu.service.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for every request.
 *
 * @param timezone IANA name of the zone of requests that name none; the default is the system's
 * @param limits of a request
 */
@Validated
@ConfigurationProperties("nlu")
public record RequestProperties(@Nullable ZoneId timezone, @Valid @DefaultValue Limits limits) {

  /** {@return the zone of requests that name none} */
  public ZoneId zone() {
    return timezone == null ? ZoneId.systemDefault() : timezone;
  }

  /**
   * Limits of a request.
   *
   * @param text most characters (Unicode code points) of a sentence
   * @param batch most requests of a batch
   * @param stream most lines of a batch that is sent as a stream
   * @param body most bytes of a body, or of a line of a stream
   */
  public record Limits(
      @Min(1) @DefaultValue("2000") int text,
      @Min(1) @DefaultValue("128") int batch,
      @Min(1) @DefaultValue("100000") int stream,
      @DefaultValue("1MB") DataSize body) {
    private static final DataSize MOST = DataSize.ofMegabytes(512); // a body is held in one array

    public Limits {
      if (body.isNegative() || body.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "'nlu.limits.body' must be between 0 and " + MOST + ": " + body);
      }
    }

    int bodyBytes() {
      return Math.toIntExact(body.toBytes());
    }
  }
}
