package org.taipeinlu.service.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The questions that ask for slots, from files of one language each. */
@Component
@EnableConfigurationProperties(DialogueProperties.class)
class Questions {
  // what GB 2312 cannot write is traditional, what Big5 cannot is simplified
  private static final Charset SIMPLIFIED = Charset.forName("GB2312");
  private static final Charset TRADITIONAL = Charset.forName("Big5");

  private final ReloadableResourceBundleMessageSource messages =
      new ReloadableResourceBundleMessageSource();

  Questions(DialogueProperties properties) {
    messages.setBasename(properties.questions());
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
  }

  /**
   * {@return the question for a slot, if one is written}
   *
   * @param language ISO 639 code of the speaker
   * @param text what the speaker said last, in simplified or traditional characters
   */
  Optional<String> of(String slot, String language, String text) {
    String question = messages.getMessage(slot, null, "", locale(language, text));
    return Optional.ofNullable(question).filter(words -> !words.isEmpty());
  }

  private static Locale locale(String language, String text) {
    if (!language.equals(Locale.CHINESE.getLanguage())) {
      return Locale.forLanguageTag(language);
    }
    boolean simplified =
        SIMPLIFIED.newEncoder().canEncode(text) && !TRADITIONAL.newEncoder().canEncode(text);
    return simplified ? Locale.SIMPLIFIED_CHINESE : Locale.TRADITIONAL_CHINESE;
  }
}
