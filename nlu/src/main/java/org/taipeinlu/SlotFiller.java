package org.taipeinlu;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Language;
import org.taipeinlu.text.Token;
import org.taipeinlu.value.SlotValue;
import org.taipeinlu.value.place.PlaceResolver;
import org.taipeinlu.value.time.DateOrder;
import org.taipeinlu.value.time.TimeContext;
import org.taipeinlu.value.time.TimeResolver;

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

  private static final Map<String, Locale> USUAL_LOCALES =
      Map.of("en", Locale.US, "zh", Locale.TAIWAN);

  private final ModelBundle model;
  private final PlaceResolver places;
  private final TimeResolver times;
  private final Map<String, String> kinds;

  /**
   * Makes a slot filler of a model and of what knows the places and times of the world; the latter
   * two can be shared by several.
   */
  public SlotFiller(ModelBundle model, PlaceResolver places, TimeResolver times) {
    this.model = model;
    this.places = places;
    this.times = times;
    this.kinds =
        model.manifest().slots().stream()
            .collect(
                Collectors.toUnmodifiableMap(Manifest.SlotType::name, Manifest.SlotType::kind));
  }

  /** Makes a slot filler of a model, with the places and times that come with this library. */
  public SlotFiller(ModelBundle model) {
    this(model, new PlaceResolver(Gazetteer.ofDefault()), new TimeResolver());
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
    List<Token> tokens = model.tokenizer().tokenize(text);
    String guessed = Language.guess(text);
    Locale locale =
        context.locale().orElseGet(() -> USUAL_LOCALES.getOrDefault(guessed, Locale.ROOT));
    List<Slot> entities = new ArrayList<>();
    if (!tokens.isEmpty()) {
      TimeContext when =
          new TimeContext(
              context.reference(),
              locale,
              context.prefer(),
              context.dateOrder().orElseGet(() -> DateOrder.of(locale)));
      EncodedSentence sentence = model.encoder().encode(tokens, text);
      for (Span span : model.decoder().decode(model.scorer().score(sentence))) {
        entities.add(slot(span, tokens, text, when));
      }
    }
    String language = context.locale().map(Locale::getLanguage).orElse(guessed);
    return new Parse(text, language, entities, missing(entities));
  }

  /**
   * {@return how a sentence is read}
   *
   * <p>Worked out apart from {@link #parse}, and slower.
   *
   * @param text any string
   */
  public Explanation explain(String text) {
    List<Token> tokens = model.tokenizer().tokenize(text);
    EncodedSentence sentence = model.encoder().encode(tokens, text);
    return new Explanation(tokens, model.scorer().trace(sentence));
  }

  private Slot slot(Span span, List<Token> tokens, String text, TimeContext when) {
    int start = tokens.get(span.first()).start();
    int end = tokens.get(span.end() - 1).end();
    int separator = span.slot().indexOf(ROLE_SEPARATOR);
    String name = separator < 0 ? span.slot() : span.slot().substring(0, separator);
    Optional<String> role =
        separator < 0 ? Optional.empty() : Optional.of(span.slot().substring(separator + 1));
    String words = text.substring(start, end);
    Optional<SlotValue> value =
        switch (kinds.getOrDefault(name, Manifest.SlotType.TEXT)) {
          case Manifest.SlotType.PLACE -> places.resolve(words).map(SlotValue.class::cast);
          case Manifest.SlotType.TIME ->
              times.resolve(text, start, end, when).map(SlotValue.class::cast);
          default -> Optional.empty();
        };
    return new Slot(name, role, words, start, end, span.confidence(), value);
  }

  private List<String> missing(List<Slot> entities) {
    return model.manifest().slots().stream()
        .map(Manifest.SlotType::name)
        .filter(name -> entities.stream().noneMatch(entity -> entity.name().equals(name)))
        .toList();
  }
}
