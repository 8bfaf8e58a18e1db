package org.taipeinlu.service.web;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every endpoint asks of a sentence, and assumes where the sender does not say. */
@Component
public class Sentences {
  private final RequestProperties properties;
  private final Clock clock;

  /** Goes by the settings and a clock. */
  public Sentences(RequestProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * {@return the sentence of the field {@code text}}
   *
   * @throws ProblemException if there is none, or it is too long or no Unicode text
   */
  public String checked(@Nullable String text) {
    if (text == null) {
      throw ProblemException.at(
          "text", ProblemType.MISSING_FIELD, "\"text\" is missing; put the sentence there");
    }
    int characters = text.codePointCount(0, text.length());
    int most = properties.limits().text();
    if (characters > most) {
      throw ProblemException.at(
          "text",
          ProblemType.TEXT_TOO_LONG,
          String.format(
              Locale.ROOT,
              "\"text\" has %,d characters, at most %,d are read; send it sentence by sentence",
              characters,
              most));
    }
    if (text.codePoints().anyMatch(Sentences::isSurrogate)) {
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

  /** {@return now, where the service is} */
  public ZonedDateTime now() {
    return now(properties.zone());
  }

  /** {@return now, in a zone} */
  public ZonedDateTime now(ZoneId zone) {
    return clock.instant().atZone(zone);
  }
}
