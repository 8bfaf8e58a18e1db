package org.taipeinlu.service.web;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a request's body.
 *
 * @param body most bytes of a body
 */
@ConfigurationProperties("nlu.limits")
record BodyLimits(@DefaultValue("1MB") DataSize body) {
  private static final DataSize MOST = DataSize.ofMegabytes(512); // a body is held in one array

  BodyLimits {
    if (body.isNegative() || body.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "'nlu.limits.body' must be between 0 and %s: %s", MOST, body));
    }
  }

  int bytes() {
    return Math.toIntExact(body.toBytes());
  }
}
