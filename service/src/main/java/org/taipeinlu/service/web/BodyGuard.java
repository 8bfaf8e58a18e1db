package org.taipeinlu.service.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Locale;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads a body whole before anyone parses it: no more bytes than allowed, counted as they come in
 * since a chunked body does not say its length, and UTF-8.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before a request asks for a place
class BodyGuard extends RequestBodyAdviceAdapter {
  private final RequestProperties.Limits limits;

  BodyGuard(RequestProperties properties) {
    this.limits = properties.limits();
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    long announced = message.getHeaders().getContentLength(); // -1 if it is not
    requireSize(announced);
    int most = announced < 0 ? limits.bodyBytes() + 1 : (int) announced; // no more is allocated
    byte[] body = message.getBody().readNBytes(most);
    requireSize(body.length);
    Utf8.require(body, "The body");
    return new ReadMessage(message.getHeaders(), new ByteArrayInputStream(body));
  }

  private void requireSize(long bytes) {
    if (bytes > limits.bodyBytes()) {
      throw ProblemException.of(
          ProblemType.BODY_TOO_LARGE,
          String.format(
              Locale.ROOT,
              "The body is larger than %,d bytes; send less, or several requests",
              limits.bodyBytes()));
    }
  }

  private record ReadMessage(HttpHeaders headers, InputStream body) implements HttpInputMessage {
    @Override
    public HttpHeaders getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return body;
    }
  }
}
