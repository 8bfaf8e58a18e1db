package org.taipeinlu.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** API keys of tests. */
public final class ApiKey {
  /** The header that carries one. */
  public static final String HEADER = "X-API-Key";

  /** Of an administrator. */
  public static final String ADMIN = "test-admin-key";

  private ApiKey() {}

  /** {@return what stands in the settings for a key} */
  public static String sha256(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
