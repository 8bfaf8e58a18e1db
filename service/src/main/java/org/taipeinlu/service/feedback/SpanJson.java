package org.taipeinlu.service.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Words that fill a slot. Positions count Unicode code points, half-open.
 *
 * @param slot the slot's name
 * @param role what a time is for
 * @param start code points before the words
 * @param end code points before what follows them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpanJson(
    @Nullable String slot, @Nullable String role, @Nullable Integer start, @Nullable Integer end) {

  /** {@return the label as the model writes it: {@code time} or {@code time:arrival}} */
  String label() {
    return role == null ? String.valueOf(slot) : slot + ":" + role;
  }
}
