package org.taipeinlu.value.time;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.taipeinlu.value.TimeValue;
import org.taipeinlu.value.TimeValue.Grain;
import org.taipeinlu.value.TimeValue.Interval;
import org.taipeinlu.value.TimeValue.Moment;
import org.taipeinlu.value.TimeValue.Reading;

/**
 * Resolves time expressions in English and Chinese to moments and intervals.
 *
 * <p>In: a span of a sentence, as UTF-16 indices; the words beside it may bound it ("before", 以後).
 * Out: up to three readings, or empty where the words are no time or name an impossible one. Never
 * throws for any text or indices. Immutable and thread-safe.
 */
public final class TimeResolver {

  /** The longest expressions people use have about sixty characters; the bound keeps work small. */
  private static final int LONGEST = 160;

  private static final int MOST_READINGS = 3;

  /** Countries that {@code holidays.tsv} tells apart; the others keep their general days. */
  private static final Set<String> HOLIDAY_COUNTRIES = Set.of("TW", "CN", "US", "CA");

  private final Lexer lexer;
  private final Surroundings surroundings;
  private final OrdinaryWords ordinary;
  private final ExpressionReader monthFirst = new ExpressionReader(DateOrder.MONTH_FIRST);
  private final ExpressionReader dayFirst = new ExpressionReader(DateOrder.DAY_FIRST);
  private final Map<String, Holidays> holidays;
  private final Holidays general;

  /** Reads the lexicons and rules; keep one resolver for all requests. */
  public TimeResolver() {
    Lexicon lexicon = Lexicon.load();
    LunarCalendar lunar = new LunarCalendar();
    this.lexer = new Lexer(lexicon);
    this.surroundings = new Surroundings(lexicon);
    this.ordinary = new OrdinaryWords(lexicon);
    this.general = Holidays.load("", lunar);
    this.holidays =
        HOLIDAY_COUNTRIES.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    country -> country, country -> Holidays.load(country, lunar)));
  }

  /**
   * The value of a time expression.
   *
   * @param start index of the first char of the expression
   * @param end index after its last char
   */
  public Optional<TimeValue> resolve(String sentence, int start, int end, TimeContext context) {
    if (start < 0 || end > sentence.length() || end <= start || end - start > LONGEST) {
      return Optional.empty();
    }
    try {
      return value(readings(sentence, start, end, context));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty(); // a date outside of what java.time can count
    }
  }

  private List<Reading> readings(String sentence, int start, int end, TimeContext context) {
    String text = Folding.fold(sentence.substring(start, end));
    List<Reading> canonical = CanonicalTime.read(text, context.reference().getZone());
    if (!canonical.isEmpty()) {
      return canonical;
    }
    Words words = lexer.read(text);
    if (words.size() == 0 || words.has(Kind.UNKNOWN) || words.has(Kind.OTHER)) {
      return List.of();
    }
    if (ordinary.misses(words, sentence, start, end)) {
      return List.of();
    }
    Bound bound = surroundings.bound(sentence, start, end);
    Timeline timeline = new Timeline(frame(context));
    return reader(context.dateOrder()).read(words, bound, timeline);
  }

  private ExpressionReader reader(DateOrder order) {
    return order == DateOrder.MONTH_FIRST ? monthFirst : dayFirst;
  }

  private Frame frame(TimeContext context) {
    return new Frame(
        context.reference().toLocalDate(),
        context.reference(),
        context.prefer(),
        holidays.getOrDefault(country(context), general));
  }

  /** The country of the locale; a Chinese without one is of Taiwan or China, by the zone. */
  private static String country(TimeContext context) {
    Locale locale = context.locale();
    if (!locale.getCountry().isEmpty() || !locale.getLanguage().equals("zh")) {
      return HOLIDAY_COUNTRIES.contains(locale.getCountry())
          ? locale.getCountry()
          : inTaiwan(context) ? "TW" : locale.getCountry();
    }
    return inTaiwan(context) ? "TW" : "CN";
  }

  private static boolean inTaiwan(TimeContext context) {
    return context.reference().getZone().getId().equals("Asia/Taipei");
  }

  private static Optional<TimeValue> value(List<Reading> readings) {
    List<Reading> few =
        readings.stream().filter(TimeResolver::writable).distinct().limit(MOST_READINGS).toList();
    return few.isEmpty() ? Optional.empty() : Optional.of(new TimeValue(few.get(0), few));
  }

  /**
   * Only what the canonical form can tell: years of four digits, and alone those that are no hour.
   */
  private static boolean writable(Reading reading) {
    if (reading instanceof Interval interval) {
      return Stream.of(interval.from(), interval.to())
          .flatMap(Optional::stream)
          .allMatch(TimeResolver::writable);
    }
    Moment moment = (Moment) reading;
    int year = moment.start().getYear();
    return moment.grain() == Grain.YEAR ? CanonicalTime.plain(year) : year >= 1000 && year <= 9999;
  }
}
