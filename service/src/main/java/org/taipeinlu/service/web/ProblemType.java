package org.taipeinlu.service.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * What can be wrong with a request. The type URI is the name in lower case and never changes once
 * released: clients branch on it.
 */
public enum ProblemType {
  /** The body is not JSON, or there is none. */
  INVALID_JSON(HttpStatus.BAD_REQUEST, "Not JSON"),
  /** The body is not UTF-8. */
  INVALID_UTF_8(HttpStatus.BAD_REQUEST, "Not UTF-8"),
  /** A text holds half a character. */
  INVALID_TEXT(HttpStatus.BAD_REQUEST, "Not Unicode text"),
  /** A field that is needed is not there. */
  MISSING_FIELD(HttpStatus.BAD_REQUEST, "Field missing"),
  /** A field that does not exist. */
  UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "Unknown field"),
  /** A field holds, say, a number in place of a string. */
  WRONG_TYPE(HttpStatus.BAD_REQUEST, "Wrong type"),
  /** A field holds a value outside its range. */
  INVALID_VALUE(HttpStatus.BAD_REQUEST, "Invalid value"),
  /** More characters than {@code nlu.limits.text}. */
  TEXT_TOO_LONG(HttpStatus.BAD_REQUEST, "Text too long"),
  /**
   * More requests in a batch than {@code nlu.limits.batch}, or in a stream than {@code .stream}.
   */
  BATCH_TOO_LARGE(HttpStatus.BAD_REQUEST, "Batch too large"),
  /** No such time zone. */
  UNKNOWN_TIMEZONE(HttpStatus.BAD_REQUEST, "Unknown time zone"),
  /** No such locale, or not one of the model's languages. */
  UNKNOWN_LOCALE(HttpStatus.BAD_REQUEST, "Unknown locale"),
  /** Not a date and time with an offset. */
  INVALID_REFERENCE_TIME(HttpStatus.BAD_REQUEST, "Invalid reference time"),
  /** No such model. */
  UNKNOWN_MODEL(HttpStatus.BAD_REQUEST, "Unknown model"),
  /** A bundle that may not be served. */
  INVALID_BUNDLE(HttpStatus.UNPROCESSABLE_CONTENT, "Invalid bundle"),
  /** Another reviewer was quicker; read it again. */
  EDIT_CONFLICT(HttpStatus.CONFLICT, "Edited by another"),
  /** A client id that was sent before with something else. */
  CLIENT_ID_TAKEN(HttpStatus.CONFLICT, "Client id taken"),
  /** The feedback database cannot be reached. */
  FEEDBACK_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Feedback unavailable"),
  /** The sender must say who it is. */
  UNAUTHORIZED(HttpStatus.UNAUTHORIZED, "Unauthorized"),
  /** The sender asks too often. */
  RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
  /** The sender may not do this, or nobody may. */
  FORBIDDEN(HttpStatus.FORBIDDEN, "Forbidden"),
  /** Anything else that is wrong with the request itself. */
  BAD_REQUEST(HttpStatus.BAD_REQUEST, "Bad request"),
  /** No such path. */
  NOT_FOUND(HttpStatus.NOT_FOUND, "Not found"),
  /** The path exists, the method does not. */
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
  /** The client accepts nothing that the service can send. */
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
  /** More bytes than {@code nlu.limits.body}. */
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Body too large"),
  /** The body is not declared as JSON. */
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
  /** A fault of the service. */
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Internal error"),
  /** More requests at once than {@code nlu.load} allows. */
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE, "Overloaded"),
  /** No model is loaded. */
  MODEL_NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "Model not ready");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  /** {@return the status of the answer} */
  public HttpStatus status() {
    return status;
  }

  /** {@return a few words for people} */
  public String title() {
    return title;
  }

  /** {@return the stable type, such as {@code urn:taipei-nlu:problem:text-too-long}} */
  public URI uri() {
    return URI.create(
        "urn:taipei-nlu:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
