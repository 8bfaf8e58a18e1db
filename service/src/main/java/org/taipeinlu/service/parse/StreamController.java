package org.taipeinlu.service.parse;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.taipeinlu.service.web.Admission;
import org.taipeinlu.service.web.BodyLines;
import org.taipeinlu.service.web.JsonFaults;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.RequestProperties;
import org.taipeinlu.service.web.Utf8;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a batch of any length, a line of JSON for each line of JSON, while it comes in.
 *
 * <p>What is wrong before the first answer is a problem of its own status. From then on the status
 * is sent, and whatever is wrong stands in place of an answer.
 */
@RestController
class StreamController {
  private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);

  private final Answerer answerer;
  private final Admission admission;
  private final JsonMapper json;
  private final RequestProperties.Limits limits;

  StreamController(
      Answerer answerer, Admission admission, JsonMapper json, RequestProperties properties) {
    this.answerer = answerer;
    this.admission = admission;
    this.json = json;
    this.limits = properties.limits();
  }

  @PostMapping(path = "/parse/batch", consumes = MediaType.APPLICATION_NDJSON_VALUE)
  @Hidden // described together with the batch in one body, which has the same path
  void parse(HttpServletRequest request, HttpServletResponse response) {
    BodyLines lines = BodyLines.of(request, limits);
    try {
      new Exchange(request, response, lines).run();
    } catch (IOException e) {
      LOG.debug("The client did not wait for the answers", e);
    }
  }

  /** One stream. It has a place only while it works on a line, so that a slow sender holds none. */
  private final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final BodyLines lines;
    private int line;
    private boolean answered;

    Exchange(HttpServletRequest request, HttpServletResponse response, BodyLines lines) {
      this.request = request;
      this.response = response;
      this.lines = lines;
    }

    void run() throws IOException {
      try {
        for (Optional<byte[]> next = nextLine(); next.isPresent(); next = nextLine()) {
          if (!isBlank(next.get())) {
            write(result(next.get()));
          }
          if (answered && !lines.isAtHand()) {
            response.flushBuffer(); // or a client that waits for the answer would wait for ever
          }
        }
      } catch (ProblemException e) {
        if (!answered) {
          throw e;
        }
        write(refusal(e)); // nothing can be read beyond it
      }
      response.setContentType(MediaType.APPLICATION_NDJSON_VALUE); // if there was no line
    }

    private Optional<byte[]> nextLine() {
      line++;
      Optional<byte[]> next = lines.next();
      if (next.isPresent() && line > limits.stream()) {
        throw ProblemException.of(
            ProblemType.BATCH_TOO_LARGE,
            String.format(
                Locale.ROOT,
                "The stream has more than %,d lines; send the rest in another",
                limits.stream()));
      }
      return next;
    }

    private BatchResponse.Result result(byte[] bytes) {
      try {
        enter();
        Utf8.require(bytes, "The line");
        ParseRequest parsed = json.readValue(bytes, ParseRequest.class);
        if (parsed == null) {
          throw ProblemException.of(ProblemType.WRONG_TYPE, "The line must be an object");
        }
        return answerer.answer(parsed);
      } catch (JacksonException e) {
        return refusal(JsonFaults.problemOfLine(e));
      } catch (ProblemException e) {
        if (!answered && e.type().status().is5xxServerError()) {
          throw e; // the sender can repeat the whole request
        }
        return refusal(e);
      } catch (RuntimeException e) {
        if (!answered) {
          throw e;
        }
        LOG.error("Could not answer line {} of a stream", line, e);
        return refusal(
            ProblemException.of(
                ProblemType.INTERNAL_ERROR,
                "The service failed; the line may be right. Tell the operator the X-Request-Id"));
      } finally {
        admission.leave(request);
      }
    }

    private void enter() {
      if (answered) {
        admission.enterWhenFree(request);
      } else {
        admission.enter(request);
      }
    }

    private BatchResponse.Refusal refusal(ProblemException problem) {
      ProblemDetail detail = problem.toProblemDetail();
      detail.setProperty("line", line);
      return new BatchResponse.Refusal(detail);
    }

    private void write(BatchResponse.Result result) throws IOException {
      if (!answered) {
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        answered = true;
      }
      OutputStream out = response.getOutputStream();
      out.write(json.writeValueAsBytes(result));
      out.write('\n');
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
