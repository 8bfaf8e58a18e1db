package org.taipeinlu.service.web;

import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.http.ProblemDetail;

/** A request cannot be answered; the message tells its sender what to change. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String field;
  private final int retryAfter;

  private ProblemException(ProblemType type, String field, String detail, int retryAfter) {
    super(detail, null, false, false); // one is made for each bad request, nobody reads its trace
    this.type = type;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /** Something is wrong with the request as a whole. */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, "", detail, 0);
  }

  /**
   * Something is wrong with one field.
   *
   * @param field as clients write it, such as {@code requests[3].text}
   */
  public static ProblemException at(String field, ProblemType type, String detail) {
    return new ProblemException(type, field, detail, 0);
  }

  /** The request may be right, but not now; the answer says in how many seconds to try again. */
  public static ProblemException later(ProblemType type, String detail, int seconds) {
    return new ProblemException(type, "", detail, seconds);
  }

  /** {@return in how many seconds to try again, if that helps} */
  public OptionalInt retryAfter() {
    return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
  }

  /** {@return what is wrong} */
  public ProblemType type() {
    return type;
  }

  /** {@return where it is wrong, if that is one field} */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  /** {@return the answer's body} */
  public ProblemDetail toProblemDetail() {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(type.status(), getMessage());
    problem.setType(type.uri());
    problem.setTitle(type.title());
    field().ifPresent(name -> problem.setProperty("field", name));
    return problem;
  }
}
