package org.taipeinlu;

import java.util.Optional;

/**
 * What a span is labelled with, taken apart: {@code time:return} is the slot {@code time} in the
 * role {@code return}.
 */
record SlotLabel(String name, Optional<String> role) {
  private static final char ROLE_SEPARATOR = ':';

  static SlotLabel of(String label) {
    int separator = label.indexOf(ROLE_SEPARATOR);
    return separator < 0
        ? new SlotLabel(label, Optional.empty())
        : new SlotLabel(label.substring(0, separator), Optional.of(label.substring(separator + 1)));
  }
}
