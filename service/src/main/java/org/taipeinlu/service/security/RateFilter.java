package org.taipeinlu.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.ProblemWriter;

/** Refuses a caller who asks more often than allowed, and says when to come back. */
final class RateFilter extends OncePerRequestFilter {
  private static final int MOST_CALLERS = 100_000; // some 20 MB; beyond, the idlest starts afresh

  private final SecurityProperties.Rate rate;
  private final ProblemWriter problems;
  private final Cache<String, Bucket> buckets;

  RateFilter(SecurityProperties.Rate rate, ProblemWriter problems) {
    this.rate = rate;
    this.problems = problems;
    this.buckets =
        Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(rate.per()).build();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return rate.requests() == 0 || request.getRequestURI().startsWith("/actuator/health");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ConsumptionProbe probe =
        buckets.get(caller(request), name -> bucket()).tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      chain.doFilter(request, response);
      return;
    }
    long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    problems.write(
        request,
        response,
        ProblemException.of(
            ProblemType.RATE_LIMITED,
            String.format(
                Locale.ROOT,
                "More than %,d requests in %,d seconds; try again in %,d",
                rate.requests(),
                rate.per().toSeconds(),
                seconds)));
  }

  private static String caller(HttpServletRequest request) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return caller == null ? request.getRemoteAddr() : caller.getName();
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.per()))
        .build();
  }
}
