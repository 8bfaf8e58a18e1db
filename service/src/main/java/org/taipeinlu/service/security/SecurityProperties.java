package org.taipeinlu.service.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may use the service. Tokens of an identity provider are switched on by Spring's own {@code
 * spring.security.oauth2.resourceserver.jwt.*}; their scopes are the roles.
 *
 * @param keys API keys by the name of their holder, which is what logs and rates go by
 * @param anonymous who may parse without a key; default {@code loopback} as long as there are
 *     neither keys nor tokens, and {@code none} from then on
 * @param cors for pages of other origins
 * @param rate how often a caller may ask
 */
@ConfigurationProperties("nlu.security")
record SecurityProperties(
    @DefaultValue Map<String, Key> keys,
    @Nullable Anonymous anonymous,
    @DefaultValue Cors cors,
    @DefaultValue Rate rate) {

  SecurityProperties {
    keys = new TreeMap<>(keys);
  }

  /** Callers without a key. */
  enum Anonymous {
    /** Nobody. */
    NONE,
    /** Programs on this machine that are no proxy for another. */
    LOOPBACK,
    /** Everyone. */
    ALL
  }

  /**
   * An API key. Keys are long and random, so that a fast hash does; the key itself is nowhere.
   *
   * @param sha256 SHA-256 of the key, as {@code printf %s "$KEY" | sha256sum} prints it
   * @param roles what its holder may do
   */
  record Key(String sha256, @DefaultValue("PARSE") Set<Role> roles) {
    Key {
      if (!sha256.matches("[0-9a-fA-F]{64}")) {
        throw new IllegalArgumentException(
            "'sha256' of a key in nlu.security.keys must be 64 hexadecimal digits");
      }
      roles = Set.copyOf(roles);
    }
  }

  /**
   * Pages of other origins.
   *
   * @param origins such as {@code https://booking.example}, which may call from a browser; none by
   *     default
   */
  record Cors(@DefaultValue List<String> origins) {
    Cors {
      origins = List.copyOf(origins);
    }
  }

  /**
   * How often a caller may ask. A caller is a key, the subject of a token, or else an address.
   *
   * @param requests most requests in the time, all at once or spread; 0 for no limit
   * @param per the time
   */
  record Rate(@DefaultValue("0") long requests, @DefaultValue("1m") Duration per) {
    Rate {
      if (requests < 0 || per.isNegative() || per.isZero()) {
        throw new IllegalArgumentException(
            "'nlu.security.rate' must not be negative: requests=" + requests + ", per=" + per);
      }
    }
  }
}
