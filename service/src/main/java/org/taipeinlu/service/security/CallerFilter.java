package org.taipeinlu.service.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls: the holder of an API key, or a program on this machine. Tokens are left to
 * Spring Security.
 */
final class CallerFilter extends OncePerRequestFilter {
  static final String KEY_HEADER = "X-API-Key";

  private static final String BEARER = "Bearer ";
  private static final List<String> PROXY_HEADERS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  private final ApiKeys keys;
  private final SecurityProperties.Anonymous anonymous;
  private final AuthenticationEntryPoint refusal;

  CallerFilter(
      ApiKeys keys, SecurityProperties.Anonymous anonymous, AuthenticationEntryPoint refusal) {
    this.keys = keys;
    this.anonymous = anonymous;
    this.refusal = refusal;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> key = key(request);
    if (key.isPresent()) {
      Optional<ApiKeys.Holder> holder = keys.holderOf(key.get());
      if (holder.isEmpty()) {
        refusal.commence(request, response, new BadCredentialsException("unknown key"));
        return;
      }
      call(holder.get().name(), holder.get().roles());
    } else if (request.getHeader(HttpHeaders.AUTHORIZATION) == null && mayBeAnonymous(request)) {
      call("anonymous " + request.getRemoteAddr(), Set.of(Role.PARSE, Role.METRICS));
    }
    chain.doFilter(request, response);
  }

  private static Optional<String> key(HttpServletRequest request) {
    String key = request.getHeader(KEY_HEADER);
    if (key != null) {
      return Optional.of(key);
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    String token = authorization.substring(BEARER.length());
    return isJwt(token) ? Optional.empty() : Optional.of(token);
  }

  /** Three parts, as RFC 7519 writes a signed token; an API key must not look like that. */
  static boolean isJwt(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  private boolean mayBeAnonymous(HttpServletRequest request) {
    return switch (anonymous) {
      case NONE -> false;
      case ALL -> true;
      case LOOPBACK -> isLoopback(request.getRemoteAddr()) && isDirect(request);
    };
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress(); // a literal: no name is looked up
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** A proxy on this machine calls from loopback whoever calls it. */
  private static boolean isDirect(HttpServletRequest request) {
    return PROXY_HEADERS.stream().noneMatch(name -> request.getHeader(name) != null);
  }

  private static void call(String name, Collection<Role> roles) {
    Stream<Role> granted = roles.contains(Role.ADMIN) ? Stream.of(Role.values()) : roles.stream();
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            name, "", granted.map(role -> new SimpleGrantedAuthority(role.authority())).toList()));
    SecurityContextHolder.setContext(context);
  }
}
