package org.taipeinlu.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The labels of a model in BIO form: {@code O}, and for each slot {@code B-slot} for the first
 * token of a span and {@code I-slot} for those after it. Immutable.
 */
public final class LabelSet {
  /** The label of a token outside any span. */
  public static final String OUTSIDE = "O";

  private static final String BEGIN = "B-";
  private static final String INSIDE = "I-";

  private final List<String> labels;
  private final Map<String, Integer> ids;

  // what the names of the labels say, by label; asked for at each token of each sentence
  private final String[] slots;
  private final boolean[] begins;
  private final boolean[] continues;

  /**
   * Makes a label set whose ids are the positions in a list.
   *
   * @throws IllegalArgumentException if {@code O} is missing, a label is not of BIO form or stands
   *     twice, or there is an {@code I-} without its {@code B-}
   */
  public LabelSet(List<String> labels) {
    this.labels = List.copyOf(labels);
    this.ids = new HashMap<>();
    for (int id = 0; id < labels.size(); id++) {
      String label = labels.get(id);
      boolean bio = label.equals(OUTSIDE) || label.matches("[BI]-.+");
      if (!bio) {
        throw new IllegalArgumentException("label \"" + label + "\" is not O, B-… or I-…");
      }
      if (ids.put(label, id) != null) {
        throw new IllegalArgumentException("label \"" + label + "\" stands twice");
      }
    }
    if (!ids.containsKey(OUTSIDE)) {
      throw new IllegalArgumentException("label \"O\" is missing");
    }
    for (String label : labels) {
      if (label.startsWith(INSIDE) && !ids.containsKey(BEGIN + slotOf(label))) {
        throw new IllegalArgumentException("label \"" + label + "\" has no B- to follow");
      }
    }
    this.slots = new String[labels.size()];
    this.begins = new boolean[labels.size()];
    this.continues = new boolean[labels.size()];
    for (int id = 0; id < slots.length; id++) {
      slots[id] = slotOf(labels.get(id));
      begins[id] = labels.get(id).startsWith(BEGIN);
      continues[id] = labels.get(id).startsWith(INSIDE);
    }
  }

  /**
   * {@return the label set of these slots: O, then B- and I- of each in the order of the alphabet}
   */
  public static LabelSet ofSlots(Collection<String> slots) {
    List<String> labels = new ArrayList<>();
    labels.add(OUTSIDE);
    for (String slot : new TreeSet<>(slots)) {
      labels.add(BEGIN + slot);
      labels.add(INSIDE + slot);
    }
    return new LabelSet(labels);
  }

  /** {@return all labels in the order of their ids} */
  public List<String> labels() {
    return labels;
  }

  /** {@return the number of labels} */
  public int size() {
    return labels.size();
  }

  /**
   * {@return the id of a label}
   *
   * @throws IllegalArgumentException if the set does not hold it
   */
  public int id(String label) {
    Integer id = ids.get(label);
    if (id == null) {
      throw new IllegalArgumentException("label \"" + label + "\" is not among " + labels);
    }
    return id;
  }

  /** {@return whether a label starts a span} */
  public boolean begins(int label) {
    return begins[label];
  }

  /** {@return whether a label goes on with a span} */
  public boolean continues(int label) {
    return continues[label];
  }

  /** {@return the label that goes on with the span of a B- or I- label, or -1 if there is none} */
  int inside(int label) {
    return ids.getOrDefault(INSIDE + slot(label), -1);
  }

  /** {@return the slot of a B- or I- label, the empty string for O} */
  public String slot(int label) {
    return slots[label];
  }

  private static String slotOf(String label) {
    return label.equals(OUTSIDE) ? "" : label.substring(BEGIN.length());
  }

  /** {@return whether a label may stand at the beginning of a sentence} */
  public boolean mayStart(int label) {
    return !continues(label);
  }

  /** {@return whether {@code next} may stand right after {@code label}} */
  public boolean mayFollow(int label, int next) {
    return !continues(next) || slot(label).equals(slot(next));
  }

  /**
   * Labels the tokens of a sentence.
   *
   * @param spans spans that do not overlap
   * @return the label of each token
   */
  public int[] encode(List<Span> spans, int tokens) {
    int[] tags = new int[tokens];
    int outside = id(OUTSIDE);
    Arrays.fill(tags, outside);
    for (Span span : spans) {
      for (int token = span.first(); token < span.end(); token++) {
        if (tags[token] != outside) {
          throw new IllegalArgumentException("spans overlap at token " + token);
        }
        tags[token] = id((token == span.first() ? BEGIN : INSIDE) + span.slot());
      }
    }
    return tags;
  }

  /**
   * Reads the spans from labels, each with confidence 1.
   *
   * @throws IllegalArgumentException if a label cannot stand where it does
   */
  public List<Span> decode(int[] tags) {
    List<Span> spans = new ArrayList<>();
    int first = -1;
    for (int token = 0; token < tags.length; token++) {
      requireLegal(tags, token);
      if (first >= 0 && !continues(tags[token])) {
        spans.add(new Span(first, token, slot(tags[first]), 1));
        first = -1;
      }
      if (begins(tags[token])) {
        first = token;
      }
    }
    if (first >= 0) {
      spans.add(new Span(first, tags.length, slot(tags[first]), 1));
    }
    return spans;
  }

  private void requireLegal(int[] tags, int token) {
    boolean legal = token == 0 ? mayStart(tags[0]) : mayFollow(tags[token - 1], tags[token]);
    if (!legal) {
      String before = token == 0 ? "the beginning" : labels.get(tags[token - 1]);
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "token %d: %s cannot follow %s",
              token,
              labels.get(tags[token]),
              before));
    }
  }
}
