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
import org.taipeinlu.network.Scores;
import org.taipeinlu.tagging.Marginals;
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
  private static final Map<String, Locale> USUAL_LOCALES =
      Map.of("en", Locale.US, "zh", Locale.TAIWAN);

  private final ModelBundle model;
  private final PlaceResolver places;
  private final TimeResolver times;
  private final Map<String, String> kinds;
  private final AnswerDecoder answers;
  private final Map<String, SlotFiller> languages;

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
    this.answers = new AnswerDecoder(model, kinds);
    this.languages =
        model.languages().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, own -> new SlotFiller(own.getValue(), places, times)));
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
   * @throws IllegalArgumentException if the context expects a slot that the model does not fill
   */
  public Parse parse(String text, ParseContext context) {
    return parse(text, context, StageObserver.NONE);
  }

  /**
   * Fills the slots of a sentence, and tells an observer how long each stage takes.
   *
   * @param text any string
   * @throws IllegalArgumentException if the context expects a slot that the model does not fill
   */
  public Parse parse(String text, ParseContext context, StageObserver observer) {
    return reading(text).parseHere(text, context, observer);
  }

  private SlotFiller reading(String text) {
    return languages.getOrDefault(Language.ofReader(text), this);
  }

  private Parse parseHere(String text, ParseContext context, StageObserver observer) {
    StageClock clock = new StageClock(observer);
    List<Token> tokens = model.tokenizer().tokenize(text);
    String guessed = Language.guess(text);
    clock.ends(Stage.TOKENIZE);
    List<Slot> entities =
        tokens.isEmpty() ? List.of() : entities(tokens, text, context, guessed, observer, clock);
    String language = context.locale().map(Locale::getLanguage).orElse(guessed);
    return new Parse(text, language, entities, missing(entities));
  }

  private List<Slot> entities(
      List<Token> tokens,
      String text,
      ParseContext context,
      String language,
      StageObserver observer,
      StageClock clock) {
    EncodedSentence sentence = model.encoder().encode(tokens, text);
    observer.encoded(sentence);
    clock.ends(Stage.ENCODE);
    Scores scores = scores(sentence, tokens, text, context);
    clock.ends(Stage.SCORE);
    List<Span> spans = model.decoder().decode(scores);
    clock.ends(Stage.DECODE);
    TimeContext when = when(context, language);
    List<Slot> entities = new ArrayList<>(spans.size());
    for (Span span : spans) {
      entities.add(slot(span, tokens, text, when));
    }
    clock.ends(Stage.RESOLVE);
    return entities;
  }

  /**
   * Tells how a parse of the same sentence in the same context came about; as much work again.
   *
   * @throws IllegalArgumentException if the context expects a slot that the model does not fill
   */
  public Explanation explain(String text, ParseContext context) {
    return reading(text).explainHere(text, context);
  }

  private Explanation explainHere(String text, ParseContext context) {
    List<Token> tokens = model.tokenizer().tokenize(text);
    EncodedSentence sentence = model.encoder().encode(tokens, text);
    Optional<Marginals> marginals =
        tokens.isEmpty()
            ? Optional.empty()
            : Optional.of(model.decoder().marginals(scores(sentence, tokens, text, context)));
    return new Explanation(
        text,
        tokens,
        model.encoder(),
        marginals,
        model.scorer().trace(sentence),
        when(context, Language.guess(text)));
  }

  private static TimeContext when(ParseContext context, String language) {
    Locale locale =
        context.locale().orElseGet(() -> USUAL_LOCALES.getOrDefault(language, Locale.ROOT));
    return new TimeContext(
        context.reference(),
        locale,
        context.prefer(),
        context.dateOrder().orElseGet(() -> DateOrder.of(locale)));
  }

  private Scores scores(
      EncodedSentence sentence, List<Token> tokens, String text, ParseContext context) {
    return context
        .expectedSlot()
        .map(expected -> answers.scores(sentence, tokens, text, expected))
        .orElseGet(() -> model.scorer().score(sentence));
  }

  private Slot slot(Span span, List<Token> tokens, String text, TimeContext when) {
    int start = tokens.get(span.first()).start();
    int end = tokens.get(span.end() - 1).end();
    SlotLabel label = SlotLabel.of(span.slot());
    String words = text.substring(start, end);
    Optional<SlotValue> value =
        switch (kinds.getOrDefault(label.name(), Manifest.SlotType.TEXT)) {
          case Manifest.SlotType.PLACE -> places.resolve(words).map(SlotValue.class::cast);
          case Manifest.SlotType.TIME ->
              times.resolve(text, start, end, when).map(SlotValue.class::cast);
          default -> Optional.empty();
        };
    return new Slot(label.name(), label.role(), words, start, end, span.confidence(), value);
  }

  private List<String> missing(List<Slot> entities) {
    return model.manifest().slots().stream()
        .map(Manifest.SlotType::name)
        .filter(name -> entities.stream().noneMatch(entity -> entity.name().equals(name)))
        .toList();
  }
}
