package org.taipeinlu.service.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that is kept.
 *
 * @param id of the entry
 * @param source whether a user sent it or it is a sample
 * @param status whether a reviewer has decided
 * @param text the sentence, masked
 * @param language ISO 639 code
 * @param answered what the model found
 * @param corrected what is right: as the user says, then as the reviewer does
 * @param confidence least of what the model found; 1 where that is nothing
 * @param disagreement how many spans only one of {@code answered} and {@code corrected} holds
 * @param times how often it was sent
 * @param modelId content id of the model that answered
 * @param reviewer who decided
 * @param version changes with every review
 * @param created when it was sent first
 * @param updated when it was sent or reviewed last
 */
record Entry(
    String id,
    Source source,
    Status status,
    String text,
    String language,
    List<SpanJson> answered,
    List<SpanJson> corrected,
    double confidence,
    int disagreement,
    int times,
    String modelId,
    @Nullable String reviewer,
    int version,
    Instant created,
    Instant updated) {

  /** Where an entry comes from. */
  enum Source {
    /** A user says what is right. */
    @JsonProperty("feedback")
    FEEDBACK,
    /** The model was unsure. */
    @JsonProperty("sample")
    SAMPLE
  }

  /** What became of it. */
  enum Status {
    /** Nobody has decided. */
    @JsonProperty("open")
    OPEN,
    /** It is right, and exported. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** It is of no use. */
    @JsonProperty("rejected")
    REJECTED
  }
}
