package org.taipeinlu.features;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.text.Token;

/** Looks up the feature ids of tokens. Thread-safe. */
public final class FeatureEncoder {

  /**
   * A feature and the values of it that a model knows.
   *
   * @param kind what is looked at
   * @param vocabulary the known values
   */
  public record Column(FeatureKind kind, Vocabulary vocabulary) {}

  private final List<Column> columns;
  private final Optional<CharacterEncoder> characters;

  /**
   * Makes an encoder for a network that reads no characters.
   *
   * @param columns the features in the order in which the network reads them; at least one
   */
  public FeatureEncoder(List<Column> columns) {
    this(columns, Optional.empty());
  }

  /**
   * Makes an encoder.
   *
   * @param columns the features in the order in which the network reads them; at least one
   * @param characters how words are spelt out, for a network that reads characters
   */
  public FeatureEncoder(List<Column> columns, Optional<CharacterEncoder> characters) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("'columns' must not be empty");
    }
    this.columns = List.copyOf(columns);
    this.characters = characters;
  }

  /** {@return the features in the order in which the network reads them} */
  public List<Column> columns() {
    return columns;
  }

  /** {@return how words are spelt out, if the network reads characters} */
  public Optional<CharacterEncoder> characters() {
    return characters;
  }

  /** {@return the ids of the tokens of a text} */
  public EncodedSentence encode(List<Token> tokens, String text) {
    int features = columns.size();
    int[] ids = new int[tokens.size() * features];
    String[] forms = new String[tokens.size()];
    int next = 0;
    for (Token token : tokens) {
      forms[next / features] = token.form();
      for (Column column : columns) {
        ids[next++] = column.vocabulary().id(column.kind().valueOf(token, text));
      }
    }
    return new EncodedSentence(ids, forms, features);
  }
}
