package org.taipeinlu.service.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets so many requests be worked on at once and so many more wait for a short time; refuses the
 * rest at once, so that an overload makes some answers fail quickly instead of all of them late.
 *
 * <p>A request comes here when its body has been read, so that a slow sender holds up nobody. Its
 * place is given back at the end of the request, or before its answer is written if the controller
 * does so by {@link #leave}.
 */
@Component
public class Admission extends OncePerRequestFilter {
  static final int RETRY_AFTER_SECONDS = 1;

  private static final String ADMITTED = Admission.class.getName();

  private final LoadProperties load;
  private final Semaphore places;
  private final Counter refused;

  Admission(LoadProperties load, MeterRegistry meters) {
    this.load = load;
    this.places = new Semaphore(load.places());
    this.refused =
        Counter.builder("nlu.requests.refused")
            .description("Requests refused because too many others were waiting")
            .register(meters);
    Gauge.builder("nlu.requests.waiting", places, Semaphore::getQueueLength)
        .description("Requests that wait to be worked on")
        .register(meters);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } finally {
      leave(request);
    }
  }

  /**
   * Waits for a place, unless the request has one.
   *
   * @throws ProblemException if too many wait already, or none became free in time
   */
  public void enter(HttpServletRequest request) {
    if (request.getAttribute(ADMITTED) != null) {
      return;
    }
    if (!places.tryAcquire() && !waitsSuccessfully()) {
      refused.increment();
      throw ProblemException.later(
          ProblemType.OVERLOADED,
          String.format(
              Locale.ROOT,
              "Too many requests at once; try again in %d second",
              RETRY_AFTER_SECONDS),
          RETRY_AFTER_SECONDS);
    }
    request.setAttribute(ADMITTED, true);
  }

  private boolean waitsSuccessfully() {
    if (places.getQueueLength() >= load.waiting()) {
      return false;
    }
    try {
      return places.tryAcquire(load.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Waits for a place as long as it takes: for more of a request that was let in already, and whose
   * sender is held up meanwhile.
   */
  public void enterWhenFree(HttpServletRequest request) {
    if (request.getAttribute(ADMITTED) == null) {
      places.acquireUninterruptibly();
      request.setAttribute(ADMITTED, true);
    }
  }

  /** Gives the request's place to another, if it has one. */
  public void leave(HttpServletRequest request) {
    if (request.getAttribute(ADMITTED) != null) {
      request.removeAttribute(ADMITTED);
      places.release();
    }
  }
}
