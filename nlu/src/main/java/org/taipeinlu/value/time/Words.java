package org.taipeinlu.value.time;

import java.util.List;

/**
 * A run of typed words.
 *
 * @param han whether any is written in Han characters
 */
record Words(List<Lexeme> list, boolean han) {

  Words {
    list = List.copyOf(list);
  }

  int size() {
    return list.size();
  }

  /** The word at an index, {@link Lexeme#END} outside. */
  Lexeme get(int at) {
    return at >= 0 && at < list.size() ? list.get(at) : Lexeme.END;
  }

  boolean is(int at, Kind kind) {
    return get(at).kind() == kind;
  }

  boolean has(Kind kind) {
    for (Lexeme word : list) {
      if (word.is(kind)) {
        return true;
      }
    }
    return false;
  }

  Words slice(int from, int to) {
    return new Words(list.subList(from, to), han);
  }
}
