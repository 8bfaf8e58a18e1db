package org.taipeinlu.service.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.taipeinlu.service.security.SecurityProperties.Anonymous;
import org.taipeinlu.service.web.ProblemException;
import org.taipeinlu.service.web.ProblemType;
import org.taipeinlu.service.web.ProblemWriter;

/** Which path needs which role. What is not named here needs {@link Role#PARSE}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** The pages need their own files and this service, nothing else. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String[] OPEN = {
    "/actuator/health/**",
    "/",
    "/index.html",
    "/playground/*",
    "/review",
    "/review.html",
    "/review/*",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/version"
  };

  private final SecurityProperties properties;
  private final ProblemWriter problems;

  SecurityConfiguration(SecurityProperties properties, ProblemWriter problems) {
    this.properties = properties;
    this.problems = problems;
  }

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, ObjectProvider<JwtDecoder> tokens) {
    boolean hasTokens = tokens.getIfAvailable() != null;
    ApiKeys keys = new ApiKeys(properties.keys());
    Anonymous anonymous =
        Objects.requireNonNullElse(
            properties.anonymous(),
            keys.isEmpty() && !hasTokens ? Anonymous.LOOPBACK : Anonymous.NONE);
    http.csrf(AbstractHttpConfigurer::disable) // there is no cookie to ride on
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .cors(Customizer.withDefaults())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .exceptionHandling(
            refusals ->
                refusals.authenticationEntryPoint(unauthorized()).accessDeniedHandler(forbidden()))
        .addFilterBefore(
            new CallerFilter(keys, anonymous, unauthorized()), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new RateFilter(properties.rate(), problems), AuthorizationFilter.class)
        .authorizeHttpRequests(
            paths ->
                paths
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR,
                        DispatcherType.INCLUDE, // the error page of an answer that has begun
                        DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, OPEN)
                    .permitAll()
                    .requestMatchers(HttpMethod.PUT, "/model")
                    .hasRole(Role.ADMIN.id())
                    .requestMatchers(HttpMethod.POST, "/feedback")
                    .hasAnyRole(Role.FEEDBACK.id(), Role.PARSE.id(), Role.ADMIN.id())
                    .requestMatchers("/feedback/**")
                    .hasRole(Role.ADMIN.id())
                    .requestMatchers("/actuator/prometheus")
                    .hasAnyRole(Role.METRICS.id(), Role.ADMIN.id())
                    .requestMatchers("/actuator/**")
                    .hasRole(Role.ADMIN.id())
                    .anyRequest()
                    .hasAnyRole(Role.PARSE.id(), Role.ADMIN.id()));
    if (hasTokens) {
      http.oauth2ResourceServer(
          server ->
              server
                  .bearerTokenResolver(jwtOnly())
                  .authenticationEntryPoint(unauthorized())
                  .accessDeniedHandler(forbidden())
                  .jwt(jwt -> jwt.jwtAuthenticationConverter(scopesAreRoles())));
    }
    return http.build();
  }

  private static BearerTokenResolver jwtOnly() {
    BearerTokenResolver resolver = new DefaultBearerTokenResolver();
    return request -> {
      String token = resolver.resolve(request);
      return token == null || !CallerFilter.isJwt(token) ? null : token;
    };
  }

  private static JwtAuthenticationConverter scopesAreRoles() {
    JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
    scopes.setAuthorityPrefix("ROLE_");
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(scopes);
    return converter;
  }

  private AuthenticationEntryPoint unauthorized() {
    return (request, response, fault) -> {
      response.setHeader("WWW-Authenticate", "Bearer");
      problems.write(
          request,
          response,
          ProblemException.of(
              ProblemType.UNAUTHORIZED,
              "A valid key is needed; send it in the header X-API-Key or Authorization: Bearer"));
    };
  }

  private AccessDeniedHandler forbidden() {
    return (request, response, fault) ->
        problems.write(
            request,
            response,
            ProblemException.of(
                ProblemType.FORBIDDEN, "Your key does not allow this; ask the operator for one"));
  }

  /**
   * No meters and spans of filters, authentications and authorizations: they cost more than the
   * filters. Refusals are counted by status in {@code http.server.requests}.
   */
  @Bean
  SecurityObservationSettings securityObservationSettings() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  UrlBasedCorsConfigurationSource corsConfigurationSource() {
    CorsConfiguration cors = new CorsConfiguration();
    cors.setAllowedOrigins(properties.cors().origins());
    cors.setAllowedMethods(List.of("GET", "POST"));
    cors.setAllowedHeaders(List.of("Content-Type", "Authorization", CallerFilter.KEY_HEADER));
    cors.setExposedHeaders(List.of("Retry-After"));
    UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", cors);
    return source;
  }
}
