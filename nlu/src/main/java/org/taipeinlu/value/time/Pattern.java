package org.taipeinlu.value.time;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A run of kinds of words, written as {@code "ORDINAL [OF] MONTH|MONTH_MARK"}: kinds one after
 * another, {@code [..]} may be missing, {@code A|B} is either. {@code ANY_UNIT} is every kind that
 * {@link Unit#of} understands. Immutable.
 */
final class Pattern {

  private static final Set<Kind> ANY_UNIT =
      EnumSet.of(
          Kind.UNIT,
          Kind.QUARTER,
          Kind.YEAR_MARK,
          Kind.MONTH_MARK,
          Kind.DAY_MARK,
          Kind.MINUTE_MARK,
          Kind.SECOND_MARK);

  private final List<Slot> slots;

  private Pattern(List<Slot> slots) {
    this.slots = List.copyOf(slots);
  }

  static Pattern of(String text) {
    List<Slot> slots = new ArrayList<>();
    for (String part : text.split(" ", -1)) {
      boolean optional = part.startsWith("[");
      String names = optional ? part.substring(1, part.length() - 1) : part;
      EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
      for (String name : names.split("\\|", -1)) {
        if (name.equals("ANY_UNIT")) {
          kinds.addAll(ANY_UNIT);
        } else {
          kinds.add(Kind.valueOf(name));
        }
      }
      slots.add(new Slot(kinds, optional));
    }
    return new Pattern(slots);
  }

  static boolean isUnit(Lexeme word) {
    return ANY_UNIT.contains(word.kind());
  }

  /** The kinds a match can start with. */
  Set<Kind> first() {
    EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Slot slot : slots) {
      kinds.addAll(slot.kinds);
      if (!slot.optional) {
        break;
      }
    }
    return kinds;
  }

  Optional<Captured> match(Words words, int start) {
    if (!fits(words, start)) { // most do not: nothing is made for them
      return Optional.empty();
    }
    Lexeme[] found = new Lexeme[slots.size()];
    int at = start;
    for (int i = 0; i < found.length; i++) {
      boolean fills = slots.get(i).kinds.contains(words.get(at).kind());
      found[i] = fills ? words.get(at++) : Lexeme.END;
    }
    return Optional.of(new Captured(found, words, at));
  }

  private boolean fits(Words words, int start) {
    int at = start;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.kinds.contains(words.get(at).kind())) {
        at++;
      } else if (!slot.optional) {
        return false;
      }
    }
    return true;
  }

  private record Slot(EnumSet<Kind> kinds, boolean optional) {}

  /** The words of a match, one for each slot of the pattern. */
  static final class Captured {
    private final Lexeme[] found;
    private final Words words;
    private final int end;

    private Captured(Lexeme[] found, Words words, int end) {
      this.found = found;
      this.words = words;
      this.end = end;
    }

    /** The word of a slot, {@link Lexeme#END} if the slot is empty. */
    Lexeme get(int slot) {
      return found[slot];
    }

    int value(int slot) {
      return found[slot].value();
    }

    boolean has(int slot) {
      return !found[slot].is(Kind.END);
    }

    /** The word behind the match. */
    Lexeme next() {
      return words.get(end);
    }

    boolean han() {
      return words.han();
    }

    int end() {
      return end;
    }
  }
}
