package org.taipeinlu.service.parse;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taipeinlu.ParseContext;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;

/** Turns a request into what the library takes, or says what is wrong with it. */
@Component
class RequestReader {
  private final ParseProperties properties;
  private final Clock clock;

  RequestReader(ParseProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * {@return the sentence}
   *
   * @throws ProblemException if there is none, or it is too long or no Unicode text
   */
  String text(ParseRequest request) {
    String text = request.text();
    if (text == null) {
      throw ProblemException.at(
          "text", ProblemType.MISSING_FIELD, "\"text\" is missing; put the sentence there");
    }
    int characters = text.codePointCount(0, text.length());
    if (characters > properties.limits().text()) {
      throw ProblemException.at(
          "text",
          ProblemType.TEXT_TOO_LONG,
          String.format(
              Locale.ROOT,
              "\"text\" has %,d characters, at most %,d are read; send it sentence by sentence",
              characters,
              properties.limits().text()));
    }
    if (text.codePoints().anyMatch(RequestReader::isSurrogate)) {
      throw ProblemException.at(
          "text",
          ProblemType.INVALID_TEXT,
          "\"text\" holds half of a surrogate pair; send whole characters");
    }
    return text;
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /**
   * {@return what the sentence does not say itself}
   *
   * @param languages those of the model
   * @throws ProblemException if a zone, locale or time is none
   */
  ParseContext context(ParseRequest request, List<String> languages) {
    return new ParseContext(
        reference(request),
        Optional.ofNullable(request.locale()).map(tag -> locale(tag, languages)));
  }

  private ZonedDateTime reference(ParseRequest request) {
    Optional<ZoneId> zone = Optional.ofNullable(request.timezone()).map(RequestReader::zone);
    @Nullable String time = request.referenceTime();
    if (time == null) {
      return clock.instant().atZone(zone.orElseGet(properties::zone));
    }
    OffsetDateTime reference = time(time);
    return zone.map(reference::atZoneSameInstant).orElseGet(reference::toZonedDateTime);
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw ProblemException.at(
          "timezone",
          ProblemType.UNKNOWN_TIMEZONE,
          "\"timezone\" is not known; send an IANA name such as Asia/Taipei, or an offset such as"
              + " +08:00");
    }
  }

  private static OffsetDateTime time(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 1 && time.getYear() <= 9999) { // RFC 3339; farther off, sums overflow
        return time;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw ProblemException.at(
        "reference_time",
        ProblemType.INVALID_REFERENCE_TIME,
        "\"reference_time\" is not a date, time and offset; send it as in"
            + " 2026-10-20T09:00:00+08:00");
  }

  private static Locale locale(String tag, List<String> languages) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      if (languages.contains(locale.getLanguage())) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // said below
    }
    throw ProblemException.at(
        "locale",
        ProblemType.UNKNOWN_LOCALE,
        String.format(
            Locale.ROOT,
            "\"locale\" is not one that the model knows; send a BCP 47 tag such as en-US whose language"
                + " is among %s, or none to have it guessed",
            languages));
  }
}
