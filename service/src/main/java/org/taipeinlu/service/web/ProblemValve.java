package org.taipeinlu.service.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Answers what Tomcat refuses before Spring sees it, such as a broken request line. */
final class ProblemValve extends ErrorReportValve {
  private final JsonMapper json;

  ProblemValve(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void report(Request request, Response response, Throwable fault) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    ProblemDetail problem = ProblemPages.ofStatus(status).toProblemDetail();
    problem.setStatus(status);
    byte[] body = json.writeValueAsBytes(problem);
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("The client did not wait for the answer", e);
    }
  }
}
