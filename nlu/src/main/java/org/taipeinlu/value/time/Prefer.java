package org.taipeinlu.value.time;

/** Which way to look from now for a moment that the words leave open, such as "Friday". */
public enum Prefer {
  FUTURE,
  PAST
}
