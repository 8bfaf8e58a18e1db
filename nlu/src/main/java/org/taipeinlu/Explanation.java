package org.taipeinlu;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.GateTrace;
import org.taipeinlu.tagging.Marginals;
import org.taipeinlu.text.Token;
import org.taipeinlu.value.time.TimeContext;

/**
 * How a parse came about: what the model read, what else it thought of, and from where times were
 * understood. Thread-safe.
 */
public final class Explanation {
  private final String text;
  private final List<Token> tokens;
  private final FeatureEncoder encoder;
  private final Optional<Marginals> marginals;
  private final Optional<GateTrace> gates;
  private final TimeContext when;

  /**
   * What the model thought of a token.
   *
   * @param start UTF-16 index of its first char
   * @param end UTF-16 index after its last char
   * @param known whether training has seen it
   * @param labels the probability of each label in BIO form, the likeliest first
   */
  public record TokenLabels(
      String text, int start, int end, boolean known, Map<String, Double> labels) {}

  /**
   * Another slot for the same words.
   *
   * @param confidence the probability of exactly these words in this slot
   */
  public record Alternative(String slot, Optional<String> role, double confidence) {}

  Explanation(
      String text,
      List<Token> tokens,
      FeatureEncoder encoder,
      Optional<Marginals> marginals,
      Optional<GateTrace> gates,
      TimeContext when) {
    this.text = text;
    this.tokens = tokens;
    this.encoder = encoder;
    this.marginals = marginals;
    this.gates = gates;
    this.when = when;
  }

  /**
   * {@return what the memory of the network did, with a step for each token; empty for a network
   * without gates}
   */
  public Optional<GateTrace> gates() {
    return gates;
  }

  /** {@return from where times were understood} */
  public TimeContext when() {
    return when;
  }

  /** {@return the tokens of the sentence with what the model thought of each} */
  public List<TokenLabels> tokens() {
    return IntStream.range(0, tokens.size()).mapToObj(this::token).toList();
  }

  private TokenLabels token(int index) {
    Token token = tokens.get(index);
    boolean known =
        encoder.columns().stream()
            .filter(column -> column.kind() == FeatureKind.WORD)
            .map(FeatureEncoder.Column::vocabulary)
            .anyMatch(words -> words.id(token.form()) != Vocabulary.UNKNOWN);
    return new TokenLabels(
        text.substring(token.start(), token.end()),
        token.start(),
        token.end(),
        known,
        marginals.orElseThrow().labels(index));
  }

  /**
   * {@return what else the words of a slot may be, the likeliest first}
   *
   * <p>With the confidence of the slot itself they make at most 1; what is left is the probability
   * of no slot, or of one that begins or ends elsewhere.
   *
   * @param slot of a parse of the same sentence
   * @param most how many at most
   */
  public List<Alternative> alternatives(Slot slot, int most) {
    int first = 0;
    while (tokens.get(first).start() < slot.start()) {
      first++;
    }
    int end = first;
    while (end < tokens.size() && tokens.get(end).end() <= slot.end()) {
      end++;
    }
    return marginals.orElseThrow().spans(first, end).stream()
        .map(
            span -> {
              SlotLabel label = SlotLabel.of(span.slot());
              return new Alternative(label.name(), label.role(), span.confidence());
            })
        .filter(other -> !(other.slot().equals(slot.name()) && other.role().equals(slot.role())))
        .limit(most)
        .toList();
  }
}
