package org.taipeinlu;

import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * What a sentence does not say itself.
 *
 * @param reference when and in which zone the sentence was said: "tomorrow" is the day after
 * @param locale of the speaker; if absent, guessed from the text
 */
public record ParseContext(ZonedDateTime reference, Optional<Locale> locale) {}
