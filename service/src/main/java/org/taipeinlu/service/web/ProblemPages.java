package org.taipeinlu.service.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what fails before or beside the controllers: the container's error page, as a problem.
 */
@Hidden
@RestController
class ProblemPages implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  @Nullable ResponseEntity<ProblemDetail> answer(
      HttpServletRequest request, HttpServletResponse response) {
    if (response.isCommitted()) {
      return null; // a stream broke off: what was sent cannot be taken back, nor be added to
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ProblemException problem = status instanceof Integer code ? ofStatus(code) : notFound();
    return ResponseEntity.status(problem.type().status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.toProblemDetail());
  }

  static ProblemException notFound() {
    return ProblemException.of(
        ProblemType.NOT_FOUND, "There is nothing at this path; check its spelling");
  }

  static ProblemException ofStatus(int status) {
    if (status == ProblemType.NOT_FOUND.status().value()) {
      return notFound();
    }
    if (status == ProblemType.BODY_TOO_LARGE.status().value()) {
      return ProblemException.of(ProblemType.BODY_TOO_LARGE, "The body is too large; send less");
    }
    if (status < 500) {
      return ProblemException.of(
          ProblemType.BAD_REQUEST,
          "The request could not be understood; check its line and its headers");
    }
    return ProblemException.of(
        ProblemType.INTERNAL_ERROR,
        "The service failed; the request may be right. Try again, or tell the operator the X-Request-Id");
  }
}
