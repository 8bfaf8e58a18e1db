package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.springframework.http.ProblemDetail;

/**
 * What {@code POST /parse/batch} answers.
 *
 * @param results one for each request, in the same order
 */
record BatchResponse(
    @ArraySchema(schema = @Schema(oneOf = {ParseResponse.class, Refusal.class}))
        List<Result> results) {

  /** An answer, or why there is none. */
  sealed interface Result permits ParseResponse, Refusal {}

  /**
   * A request of a batch that cannot be answered.
   *
   * @param error what it would have got from {@code POST /parse}
   */
  record Refusal(ProblemDetail error) implements Result {}
}
