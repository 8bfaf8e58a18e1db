package org.taipeinlu.value.time;

import java.util.EnumSet;
import java.util.Set;

/** Reads the words beside a span that say on which side of the moment it is. Immutable. */
final class Surroundings {

  /** Far enough for "no later than around" and 在大約. */
  private static final int REACH = 32;

  private static final Set<Kind> PASSED =
      EnumSet.of(Kind.APPROX, Kind.THE, Kind.AT, Kind.ON, Kind.IN, Kind.A);

  private static final Set<Kind> RIGHT = EnumSet.of(Kind.OR_LATER, Kind.OR_EARLIER);

  private static final Set<Kind> RIGHT_HAN =
      EnumSet.of(Kind.BEFORE, Kind.AFTER, Kind.SINCE, Kind.UNTIL, Kind.WITHIN);

  private static final Set<Kind> LEFT =
      EnumSet.of(
          Kind.BEFORE, Kind.AFTER, Kind.BY, Kind.SINCE, Kind.STARTING, Kind.UNTIL, Kind.FROM);

  private final Lexicon lexicon;

  Surroundings(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Bound bound(String sentence, int start, int end) {
    String right = Folding.fold(sentence.substring(end, Math.min(sentence.length(), end + REACH)));
    Bound behind = behind(right);
    if (behind != Bound.NONE) {
      return behind;
    }
    return before(Folding.fold(sentence.substring(Math.max(0, start - REACH), start)));
  }

  private Bound behind(String right) {
    int at = 0;
    for (int tries = 0; tries < 3; tries++) {
      at += at < right.length() && right.charAt(at) == ' ' ? 1 : 0;
      Lexicon.Found found = lexicon.longest(right, at, false);
      if (found.words().size() != 1) {
        return Bound.NONE;
      }
      Kind kind = found.words().get(0).kind();
      boolean han = right.charAt(at) >= 0x4E00;
      if (RIGHT.contains(kind) || (han && RIGHT_HAN.contains(kind))) {
        return Bound.of(kind);
      }
      if (kind != Kind.APPROX) {
        return Bound.NONE;
      }
      at = found.end();
    }
    return Bound.NONE;
  }

  private Bound before(String left) {
    int end = left.length();
    for (int tries = 0; tries < 3; tries++) {
      int start = lastWord(left, end);
      if (start < 0) {
        return Bound.NONE;
      }
      Kind kind = lexicon.longest(left, start, false).words().get(0).kind();
      if (LEFT.contains(kind)) {
        return kind == Kind.FROM ? Bound.SINCE : Bound.of(kind);
      }
      if (!PASSED.contains(kind)) {
        return Bound.NONE;
      }
      end = start > 0 && left.charAt(start - 1) == ' ' ? start - 1 : start;
    }
    return Bound.NONE;
  }

  /** Where the longest phrase of the lexicon starts that ends here; -1 if there is none. */
  private int lastWord(String left, int end) {
    String text = left.substring(0, end);
    for (int i = 0; i < text.length(); i++) {
      boolean inside = i > 0 && Lexicon.latin(text.charAt(i - 1)) && Lexicon.latin(text.charAt(i));
      if (!inside && lexicon.longest(text, i, false).end() == text.length()) {
        return i;
      }
    }
    return -1;
  }
}
