package org.taipeinlu.bundle;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes {@code manifest.json}. */
final class ManifestJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    return JSON.writeValueAsBytes(manifest);
  }

  static Manifest read(byte[] json) {
    requireKnownVersion(json);
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JacksonException e) {
      throw new InvalidBundleException(
          BundleFiles.MANIFEST + ": not a manifest: " + e.getOriginalMessage(), e);
    }
  }

  static Set<String> filesOf(byte @Nullable [] json) {
    return json == null ? Set.of() : read(json).files().keySet();
  }

  /** Looks at the version alone, so that a newer layout is named as such. */
  private static void requireKnownVersion(byte[] json) {
    int version;
    try {
      version = JSON.readTree(json).path("format_version").asInt(0);
    } catch (JacksonException e) {
      throw new InvalidBundleException(BundleFiles.MANIFEST + ": not JSON", e);
    }
    if (version < 1 || version > Manifest.FORMAT_VERSION) {
      throw new InvalidBundleException(
          String.format(
              Locale.ROOT,
              "bundle format %d is not one that this program reads (1 to %d); "
                  + "update the service or retrain",
              version,
              Manifest.FORMAT_VERSION));
    }
  }
}
