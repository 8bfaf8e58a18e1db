package org.taipeinlu.service.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** The one place where an exception becomes an answer. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  @Nullable ResponseEntity<Object> refuse(ProblemException problem, WebRequest request) {
    HttpHeaders headers = new HttpHeaders();
    problem
        .retryAfter()
        .ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
    return handleExceptionInternal(problem, null, headers, problem.type().status(), request);
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> fail(Exception fault, WebRequest request) {
    LOG.error("Could not answer {}", request.getDescription(false), fault);
    ProblemException problem =
        ProblemException.of(
            ProblemType.INTERNAL_ERROR,
            "The service failed; the request may be right. Try again, or tell the operator the X-Request-Id");
    return refuse(problem, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception fault,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpServletResponse response =
        request instanceof ServletWebRequest servlet ? servlet.getResponse() : null;
    if (response != null && response.isCommitted()) {
      return null; // the client is gone; Spring would warn, and fill the log with it
    }
    return super.handleExceptionInternal(
        fault, problem(fault, status).toProblemDetail(), headers, status, request);
  }

  private static ProblemException problem(Exception fault, HttpStatusCode status) {
    if (fault instanceof ProblemException problem) {
      return problem;
    }
    if (fault instanceof HttpMessageNotReadableException unreadable) {
      return unreadable(unreadable);
    }
    if (fault instanceof HttpRequestMethodNotSupportedException method) {
      return ProblemException.of(
          ProblemType.METHOD_NOT_ALLOWED,
          String.format(
              Locale.ROOT,
              "%s is not possible here; use %s",
              method.getMethod(),
              supported(method)));
    }
    if (fault instanceof HttpMediaTypeNotSupportedException) {
      return ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "The body must be JSON in UTF-8; send the header Content-Type: application/json");
    }
    if (fault instanceof HttpMediaTypeNotAcceptableException) {
      return ProblemException.of(
          ProblemType.NOT_ACCEPTABLE,
          "The answer is JSON; send the header Accept: application/json, or none");
    }
    if (fault instanceof NoResourceFoundException) {
      return ProblemPages.notFound();
    }
    return ProblemPages.ofStatus(status.value());
  }

  private static String supported(HttpRequestMethodNotSupportedException fault) {
    String[] methods = fault.getSupportedMethods();
    return methods == null ? "another method" : String.join(" or ", methods);
  }

  private static ProblemException unreadable(HttpMessageNotReadableException unreadable) {
    Throwable cause = unreadable.getCause();
    if (cause instanceof JacksonException fault) {
      return JsonFaults.problem(fault);
    }
    return ProblemException.of(
        ProblemType.INVALID_JSON,
        cause == null
            ? "The body is empty; send a JSON object"
            : "The body ended before it was complete; send it again");
  }
}
