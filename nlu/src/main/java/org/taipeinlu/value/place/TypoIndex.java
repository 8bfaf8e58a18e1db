package org.taipeinlu.value.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds the names one letter away: one missing, one too many, one wrong, or two swapped.
 *
 * <p>Two strings one letter apart become the same when the right letter is deleted in each
 * (SymSpell, W. Garbe 2012): the index holds a hash of every name and of every name with one letter
 * less, so that a look-up is a handful of searches, each among few neighbours. Immutable.
 */
final class TypoIndex {
  /** Of shorter words too many are one letter from another: Rome, home; Nice, rice. */
  private static final int MIN_LENGTH = 5;

  private static final int BUCKET_BITS = 16; // the starts take a quarter of a megabyte
  private static final int BUCKETS = 1 << BUCKET_BITS;

  private final String[] forms;

  /** Sorted; the lower half of each is an index into {@link #forms}, the upper one a hash. */
  private final long[] entries;

  /** Where the entries of each beginning of a hash start, and at last where they end. */
  private final int[] starts;

  TypoIndex(Set<String> names) {
    forms =
        names.stream().filter(name -> name.length() >= MIN_LENGTH).sorted().toArray(String[]::new);
    long[] filled = new long[Arrays.stream(forms).mapToInt(form -> form.length() + 1).sum()];
    int size = 0;
    for (int i = 0; i < forms.length; i++) {
      for (int without = -1; without < forms[i].length(); without++) {
        filled[size++] = ((long) hash(forms[i], without) << Integer.SIZE) | i;
      }
    }
    Arrays.sort(filled);
    entries = filled;
    starts = starts(filled);
  }

  /** A search from end to end would leave the processor's cache at nearly every step. */
  private static int[] starts(long[] sorted) {
    int[] starts = new int[BUCKETS + 1];
    for (long entry : sorted) {
      starts[bucket((int) (entry >> Integer.SIZE)) + 1]++;
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      starts[bucket + 1] += starts[bucket];
    }
    return starts;
  }

  /** Of hashes in rising order, the negative ones first. */
  private static int bucket(int hash) {
    return (hash >> (Integer.SIZE - BUCKET_BITS)) + BUCKETS / 2;
  }

  /** {@return the names at most one letter from a form} */
  List<String> near(String form) {
    if (form.length() < MIN_LENGTH) {
      return List.of();
    }
    List<String> near = new ArrayList<>(4);
    for (int without = -1; without < form.length(); without++) {
      collect(form, hash(form, without), near);
    }
    return near;
  }

  private void collect(String form, int hash, List<String> near) {
    int bucket = bucket(hash);
    long first = (long) hash << Integer.SIZE;
    int at = Arrays.binarySearch(entries, starts[bucket], starts[bucket + 1], first);
    for (int i = at < 0 ? -at - 1 : at; i < entries.length; i++) {
      if ((int) (entries[i] >> Integer.SIZE) != hash) {
        return;
      }
      String candidate = forms[(int) entries[i]];
      if (isNear(form, candidate) && !near.contains(candidate)) {
        near.add(candidate);
      }
    }
  }

  /** Whether one step turns a into b; the hashes may collide. */
  static boolean isNear(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int shorter = Math.min(a.length(), b.length());
    int head = 0;
    while (head < shorter && a.charAt(head) == b.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
      tail++;
    }
    int differentInA = a.length() - head - tail;
    int differentInB = b.length() - head - tail;
    if (differentInA == 2 && differentInB == 2) {
      return a.charAt(head) == b.charAt(head + 1) && a.charAt(head + 1) == b.charAt(head);
    }
    return differentInA <= 1 && differentInB <= 1;
  }

  /** The hash of a string without one of its letters, or of all of it if that is -1. */
  private static int hash(String text, int without) {
    int hash = 0;
    for (int i = 0; i < text.length(); i++) {
      if (i != without) {
        hash = 31 * hash + text.charAt(i);
      }
    }
    // spread, as 31 keeps short strings close together
    return hash * 0x9E3779B9;
  }
}
