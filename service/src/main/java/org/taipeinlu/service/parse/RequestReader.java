package org.taipeinlu.service.parse;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.taipeinlu.ParseContext;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.Sentences;
import org.taipeinlu.value.time.DateOrder;
import org.taipeinlu.value.time.Prefer;

/** Turns a request into what the library takes, or says what is wrong with it. */
@Component
class RequestReader {
  private final Sentences sentences;

  RequestReader(Sentences sentences) {
    this.sentences = sentences;
  }

  /**
   * {@return the sentence}
   *
   * @throws ProblemException if there is none, or it is too long or no Unicode text
   */
  String text(ParseRequest request) {
    return sentences.checked(request.text());
  }

  /**
   * {@return what the sentence does not say itself}
   *
   * @param manifest the model's
   * @throws ProblemException if a zone, locale, time or choice is none
   */
  ParseContext context(ParseRequest request, Manifest manifest) {
    return new ParseContext(
        reference(request),
        Optional.ofNullable(request.locale()).map(tag -> locale(tag, manifest.languages())),
        Optional.ofNullable(request.prefer())
            .map(name -> choice("prefer", name, Prefer.values()))
            .orElse(Prefer.FUTURE),
        Optional.ofNullable(request.dateOrder())
            .map(name -> choice("date_order", name, DateOrder.values())),
        Optional.ofNullable(request.expectedSlot()).map(name -> slot(name, manifest)));
  }

  private static String slot(String name, Manifest manifest) {
    List<String> known = manifest.slots().stream().map(Manifest.SlotType::name).toList();
    if (!known.contains(name)) {
      throw ProblemException.at(
          "expected_slot",
          ProblemType.INVALID_VALUE,
          "\"expected_slot\" must be one of: " + String.join(", ", known));
    }
    return name;
  }

  private static <E extends Enum<E>> E choice(String field, String name, E[] choices) {
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(name)) {
        return choice;
      }
    }
    String names =
        Arrays.stream(choices)
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    throw ProblemException.at(
        field, ProblemType.INVALID_VALUE, "\"" + field + "\" must be " + names);
  }

  private ZonedDateTime reference(ParseRequest request) {
    Optional<ZoneId> zone = Optional.ofNullable(request.timezone()).map(RequestReader::zone);
    @Nullable String time = request.referenceTime();
    if (time == null) {
      return zone.map(sentences::now).orElseGet(sentences::now);
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
