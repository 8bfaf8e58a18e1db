package org.taipeinlu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Language;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;

/**
 * Fills slots from sentences with a trained model.
 *
 * <pre>{@code
 * SlotFiller filler = new SlotFiller(ModelBundle.read(BundleFiles.of(Path.of("data/models/default"))));
 * Parse parse = filler.parse("I would like to arrive Taipei on November 2nd.", context);
 * }</pre>
 *
 * <p>Immutable; one for all threads.
 */
public final class SlotFiller {
  private static final char ROLE_SEPARATOR = ':';

  private final ModelBundle model;
  private final Tokenizer tokenizer = new Tokenizer();

  /** Makes a slot filler of a model. */
  public SlotFiller(ModelBundle model) {
    this.model = model;
  }

  /** {@return what the model says of itself} */
  public Manifest manifest() {
    return model.manifest();
  }

  /**
   * Fills the slots of a sentence; an empty or blank one fills none.
   *
   * @param text any string
   */
  public Parse parse(String text, ParseContext context) {
    List<Token> tokens = tokenizer.tokenize(text);
    List<Slot> entities = new ArrayList<>();
    if (!tokens.isEmpty()) {
      EncodedSentence sentence = model.encoder().encode(tokens, text);
      for (Span span : model.decoder().decode(model.scorer().score(sentence))) {
        entities.add(slot(span, tokens, text));
      }
    }
    String language =
        context.locale().map(Locale::getLanguage).orElseGet(() -> Language.guess(text));
    return new Parse(text, language, entities, missing(entities));
  }

  private static Slot slot(Span span, List<Token> tokens, String text) {
    int start = tokens.get(span.first()).start();
    int end = tokens.get(span.end() - 1).end();
    int separator = span.slot().indexOf(ROLE_SEPARATOR);
    String name = separator < 0 ? span.slot() : span.slot().substring(0, separator);
    Optional<String> role =
        separator < 0 ? Optional.empty() : Optional.of(span.slot().substring(separator + 1));
    return new Slot(
        name, role, text.substring(start, end), start, end, span.confidence(), Optional.empty());
  }

  private List<String> missing(List<Slot> entities) {
    return model.manifest().slots().stream()
        .map(Manifest.SlotType::name)
        .filter(name -> entities.stream().noneMatch(entity -> entity.name().equals(name)))
        .toList();
  }
}
