package org.taipeinlu.service.web;

import java.util.Optional;
import org.springframework.http.ProblemDetail;

/** A request cannot be answered; the message tells its sender what to change. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final String field;

  private ProblemException(ProblemType type, String field, String detail) {
    super(detail, null, false, false); // one is made for each bad request, nobody reads its trace
    this.type = type;
    this.field = field;
  }

  /** Something is wrong with the request as a whole. */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, "", detail);
  }

  /**
   * Something is wrong with one field.
   *
   * @param field as clients write it, such as {@code requests[3].text}
   */
  public static ProblemException at(String field, ProblemType type, String detail) {
    return new ProblemException(type, field, detail);
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
