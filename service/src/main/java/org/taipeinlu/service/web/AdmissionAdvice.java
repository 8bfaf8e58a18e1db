package org.taipeinlu.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Asks for a place once a body has been read, and gives it back before the answer is written. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE) // behind BodyGuard
class AdmissionAdvice extends RequestBodyAdviceAdapter implements ResponseBodyAdvice<Object> {
  private final Admission admission;
  private final HttpServletRequest request;

  /**
   * Makes the advice of all requests.
   *
   * @param request stands for the one that the calling thread works on
   */
  AdmissionAdvice(Admission admission, HttpServletRequest request) {
    this.admission = admission;
    this.request = request;
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
      Class<? extends HttpMessageConverter<?>> converter) {
    admission.enter(request);
    return message;
  }

  @Override
  public boolean supports(
      MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returnType,
      MediaType mediaType,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest sent,
      ServerHttpResponse response) {
    admission.leave(request);
    return body;
  }
}
