package org.taipeinlu.service.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API keys, by their hashes. */
final class ApiKeys {
  private final List<Holder> holders;

  /**
   * Who holds a key.
   *
   * @param name as configured
   * @param roles what the holder may do
   */
  @SuppressWarnings("ArrayRecordComponent") // a digest, compared by MessageDigest only
  record Holder(String name, byte[] digest, Set<Role> roles) {}

  ApiKeys(Map<String, SecurityProperties.Key> keys) {
    this.holders =
        keys.entrySet().stream()
            .map(
                key ->
                    new Holder(
                        key.getKey(),
                        HexFormat.of().parseHex(key.getValue().sha256()),
                        key.getValue().roles()))
            .toList();
  }

  boolean isEmpty() {
    return holders.isEmpty();
  }

  /** {@return who holds a key, if it is one; takes as long whichever it is} */
  Optional<Holder> holderOf(String key) {
    byte[] digest = sha256(key);
    Optional<Holder> found = Optional.empty();
    for (Holder holder : holders) {
      if (MessageDigest.isEqual(digest, holder.digest())) {
        found = Optional.of(holder);
      }
    }
    return found;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }
}
