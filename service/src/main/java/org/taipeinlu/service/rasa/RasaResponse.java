package org.taipeinlu.service.rasa;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.service.wire.TimeJson;

/**
 * What Rasa's {@code POST /model/parse} answers. There are no intents here: the one it names is
 * null, as Rasa's is for an empty text.
 *
 * @param text as sent
 * @param intent always without a name
 * @param entities in reading order
 * @param intentRanking always empty
 */
record RasaResponse(String text, Intent intent, List<Entity> entities, List<Intent> intentRanking) {

  /** An intent. */
  record Intent(@Nullable String name, double confidence) {
    static final Intent NONE = new Intent(null, 0);
  }

  /** An interval, as Rasa gives that of a Duckling entity. */
  record Interval(@Nullable String from, @Nullable String to) {}

  /**
   * Words that fill a slot.
   *
   * @param entity the kind: {@code place}, {@code time}, or the slot itself
   * @param role the slot, or for a time its role
   * @param start code points before the words
   * @param end code points before what follows the words
   * @param value canonical name, RFC 3339 time or {@link Interval}; the words if it is not known
   * @param confidenceEntity the model's confidence
   * @param confidenceRole the same; there if {@code role} is
   * @param extractor who found it
   * @param additionalInfo Duckling's time value, for a time
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entity(
      String entity,
      @Nullable String role,
      int start,
      int end,
      Object value,
      double confidenceEntity,
      @Nullable Double confidenceRole,
      String extractor,
      @Nullable TimeJson additionalInfo) {}
}
