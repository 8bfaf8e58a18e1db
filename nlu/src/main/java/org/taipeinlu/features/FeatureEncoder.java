package org.taipeinlu.features;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final FeatureReader reader;

  /** By form: the ids of the features that a word has wherever it stands; 0 for the others. */
  private final Map<String, int[]> known;

  /**
   * Makes an encoder for a network that reads no characters.
   *
   * @param columns the features in the order in which the network reads them; at least one
   */
  public FeatureEncoder(List<Column> columns) {
    this(columns, Optional.empty(), Optional.empty());
  }

  /**
   * Makes an encoder.
   *
   * @param columns the features in the order in which the network reads them; at least one
   * @param characters how words are spelt out, for a network that reads characters
   * @param names what {@link FeatureKind#GAZETTEER} knows, if it is one of the features
   */
  public FeatureEncoder(
      List<Column> columns, Optional<CharacterEncoder> characters, Optional<NameList> names) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("'columns' must not be empty");
    }
    this.columns = List.copyOf(columns);
    this.characters = characters;
    this.reader = new FeatureReader(names);
    this.known = known(this.columns);
  }

  /** One look-up for a word in place of one for each feature, and nothing is cut out of it. */
  private static Map<String, int[]> known(List<Column> columns) {
    Map<String, int[]> known = new HashMap<>();
    for (Column words : columns) {
      if (words.kind() == FeatureKind.WORD) {
        for (String form : words.vocabulary().entries()) {
          known.put(form, new int[columns.size()]);
        }
      }
    }
    known.forEach((form, ids) -> encode(columns, form, ids, 0));
    return known;
  }

  private static void encode(List<Column> columns, String form, int[] ids, int first) {
    for (int feature = 0; feature < columns.size(); feature++) {
      Column column = columns.get(feature);
      if (column.kind().isOfForm()) {
        ids[first + feature] = column.vocabulary().id(column.kind().ofForm(form));
      }
    }
  }

  /** {@return the features in the order in which the network reads them} */
  public List<Column> columns() {
    return columns;
  }

  /** {@return how words are spelt out, if the network reads characters} */
  public Optional<CharacterEncoder> characters() {
    return characters;
  }

  /** {@return the names that the feature {@link FeatureKind#GAZETTEER} knows, if there are any} */
  public Optional<NameList> names() {
    return reader.names();
  }

  /** {@return the ids of the tokens of a text} */
  public EncodedSentence encode(List<Token> tokens, String text) {
    int features = columns.size();
    int[] ids = new int[tokens.size() * features];
    String[] forms = new String[tokens.size()];
    for (int token = 0; token < forms.length; token++) {
      forms[token] = tokens.get(token).form();
      int[] word = known.get(forms[token]);
      if (word == null) {
        encode(columns, forms[token], ids, token * features);
      } else {
        System.arraycopy(word, 0, ids, token * features, features);
      }
    }
    for (int feature = 0; feature < features; feature++) {
      Column column = columns.get(feature);
      if (!column.kind().isOfForm()) {
        String[] values = reader.values(column.kind(), tokens, text);
        for (int token = 0; token < forms.length; token++) {
          ids[token * features + feature] = column.vocabulary().id(values[token]);
        }
      }
    }
    return new EncodedSentence(ids, forms, features);
  }
}
