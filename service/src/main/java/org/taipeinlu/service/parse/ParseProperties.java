package org.taipeinlu.service.parse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How sentences are understood.
 *
 * @param timezone IANA name of the zone of requests that name none; the default is the system's
 * @param limits of a request
 */
@Validated
@ConfigurationProperties("nlu")
record ParseProperties(@Nullable ZoneId timezone, @Valid @DefaultValue Limits limits) {

  /** {@return the zone of requests that name none} */
  ZoneId zone() {
    return timezone == null ? ZoneId.systemDefault() : timezone;
  }

  /**
   * Limits of a request.
   *
   * @param text most characters (Unicode code points) of a sentence
   * @param batch most requests of a batch
   */
  record Limits(@Min(1) @DefaultValue("2000") int text, @Min(1) @DefaultValue("128") int batch) {}
}
