package org.taipeinlu;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.network.GateTrace;
import org.taipeinlu.text.Token;

/**
 * How a sentence was read.
 *
 * @param tokens what it was cut into
 * @param gates what the memory of the network did, with a step for each token; empty for a network
 *     without gates
 */
public record Explanation(List<Token> tokens, Optional<GateTrace> gates) {
  public Explanation {
    tokens = List.copyOf(tokens);
  }
}
