package org.taipeinlu.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Hashes of files, and of a bundle as a whole. */
final class Sha256 {
  private Sha256() {}

  static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  /** {@return an id over the paths and hashes of a bundle's files, in the order of the paths} */
  static String idOf(Map<String, String> hashes) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(hashes)
        .forEach((path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
    return "sha256:" + of(lines.toString().getBytes(StandardCharsets.UTF_8));
  }
}
