package org.taipeinlu.service.feedback;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept of sentences, where and for how long.
 *
 * @param enabled whether feedback is taken; off, since sentences are personal data
 * @param url JDBC address of an H2 or PostgreSQL database
 * @param username name of its user
 * @param password of that user
 * @param retention how long an entry is kept after it was last sent or reviewed
 * @param mask what is made unreadable before it is stored
 * @param sample of parses, for review
 */
@Validated
@ConfigurationProperties("nlu.feedback")
record FeedbackProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("jdbc:h2:file:./feedback") String url,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("90d") Duration retention,
    @Valid @DefaultValue Mask mask,
    @Valid @DefaultValue Sample sample) {

  FeedbackProperties {
    if (retention.isNegative() || retention.isZero()) {
      throw new IllegalArgumentException(
          "'nlu.feedback.retention' must be longer than 0: " + retention);
    }
  }

  /**
   * What is made unreadable before it is stored. Lengths stay, so that positions stay right.
   *
   * @param digits each digit of a run of at least so many becomes 0, as of phone numbers; 1 for
   *     every digit, 0 for none
   * @param email whether e-mail addresses become x@x.x
   */
  record Mask(@Min(0) @DefaultValue("5") int digits, @DefaultValue("true") boolean email) {}

  /**
   * Parses that are kept for review.
   *
   * @param below parses with an entity of less confidence are kept; 0 for none
   * @param share of those, between 0 and 1
   * @param buffer most parses that wait for the database; beyond, they are dropped and counted
   */
  record Sample(
      @DecimalMin("0") @DecimalMax("1") @DefaultValue("0") double below,
      @DecimalMin("0") @DecimalMax("1") @DefaultValue("1") double share,
      @Min(1) @DefaultValue("1000") int buffer) {}
}
