package org.taipeinlu.features;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.text.Token;

/**
 * Works out the value of a feature for each token of a sentence. Thread-safe.
 *
 * @param names what the feature {@link FeatureKind#GAZETTEER} knows; without it no token is a name
 */
public record FeatureReader(Optional<NameList> names) {

  /** {@return the value of a feature at each token} */
  public String[] values(FeatureKind kind, List<Token> tokens, String text) {
    if (kind == FeatureKind.GAZETTEER && names.isPresent()) {
      return names.get().mark(tokens);
    }
    String[] values = new String[tokens.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = kind.valueOf(tokens.get(i), text);
    }
    return values;
  }
}
