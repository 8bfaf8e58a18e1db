package org.taipeinlu.service.web;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are worked on at once; what goes beyond is refused with 503 and a Retry-After.
 *
 * @param concurrent most requests worked on at once; 0 for four for each processor
 * @param waiting most requests that wait beside those
 * @param patience how long one waits at most
 */
@Validated
@ConfigurationProperties("nlu.load")
public record LoadProperties(
    @Min(0) @DefaultValue("0") int concurrent,
    @Min(0) @DefaultValue("512") int waiting,
    @DefaultValue("250ms") Duration patience) {
  private static final int FOR_EACH_PROCESSOR = 4;

  int places() {
    return concurrent > 0
        ? concurrent
        : FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors();
  }
}
