package org.taipeinlu.training.corpus.format;

import java.util.List;

/**
 * A list of values that stands in a corpus beside its sentences.
 *
 * @param kind what the values are
 * @param name of the slot or, for a synonym, what all the values stand for
 * @param values in the order of the file
 */
public record ValueList(Kind kind, String name, List<String> values) {

  /** What the values of a list are. */
  public enum Kind {
    /** Values that a slot may have. */
    LOOKUP,
    /** Other ways to say one value. */
    SYNONYM,
    /** Regular expressions that hint at a slot. */
    REGEX
  }

  public ValueList {
    values = List.copyOf(values);
  }
}
