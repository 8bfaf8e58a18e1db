package org.taipeinlu.value.time;

import java.time.ZonedDateTime;

/** The now of every test of times. */
final class Now {

  /**
   * A Tuesday morning in the last quarter: week, month and year all have days before and behind.
   */
  static final ZonedDateTime NOW = ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]");

  private Now() {}
}
