package org.taipeinlu.value.time;

/** Which side of a moment a word means. */
enum Bound {
  NONE,
  /** Up to the start of the moment: before Friday. */
  BEFORE,
  /** Up to the end of the moment: by Friday, until Friday. */
  BY,
  /** From the start of the moment: since Friday, 週五起. */
  SINCE,
  /** From the end of the moment: after Friday. */
  AFTER;

  static Bound of(Kind kind) {
    return switch (kind) {
      case BEFORE -> BEFORE;
      case BY, UNTIL, OR_EARLIER -> BY;
      case SINCE, STARTING, OR_LATER -> SINCE;
      case AFTER -> AFTER;
      default -> NONE;
    };
  }
}
