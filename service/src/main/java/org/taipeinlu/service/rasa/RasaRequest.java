package org.taipeinlu.service.rasa;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * What Rasa's {@code POST /model/parse} takes. Rasa overlooks fields that it does not know, and
 * clients count on it.
 *
 * @param text the sentence
 * @param messageId anything; not used
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RasaRequest(@Nullable String text, @Nullable String messageId) {}
