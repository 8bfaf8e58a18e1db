package org.taipeinlu;

import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.taipeinlu.value.time.DateOrder;
import org.taipeinlu.value.time.Prefer;

/**
 * What a sentence does not say itself.
 *
 * @param reference when and in which zone the sentence was said: "tomorrow" is the day after
 * @param locale of the speaker; if absent, guessed from the text
 * @param prefer whether a time that the words leave open lies ahead or behind
 * @param dateOrder how to read 11/2; if absent, as the locale does
 * @param expectedSlot name of the slot that the sentence was asked for; if absent, none was
 */
public record ParseContext(
    ZonedDateTime reference,
    Optional<Locale> locale,
    Prefer prefer,
    Optional<DateOrder> dateOrder,
    Optional<String> expectedSlot) {

  /** Answers no question. */
  public ParseContext(
      ZonedDateTime reference,
      Optional<Locale> locale,
      Prefer prefer,
      Optional<DateOrder> dateOrder) {
    this(reference, locale, prefer, dateOrder, Optional.empty());
  }

  /** Looks ahead, and reads numeric dates as the locale does. */
  public ParseContext(ZonedDateTime reference, Optional<Locale> locale) {
    this(reference, locale, Prefer.FUTURE, Optional.empty());
  }

  /** {@return this context for the answer to a question} */
  public ParseContext expecting(Optional<String> slot) {
    return new ParseContext(reference, locale, prefer, dateOrder, slot);
  }
}
