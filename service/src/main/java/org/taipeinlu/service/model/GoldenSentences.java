package org.taipeinlu.service.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.ParseContext;
import org.taipeinlu.Slot;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentences that a bundle carries together with what it must find in them: {@code golden.jsonl},
 * one a line. A bundle that fails its own is not served.
 *
 * <pre>{@code {"text": "to Taipei", "entities": [{"slot": "arrival", "text": "Taipei"}]}}</pre>
 */
final class GoldenSentences {
  /** Where they are in a bundle; it may have none. */
  static final String FILE = "golden.jsonl";

  private static final int MAX_BYTES = 1 << 20; // some ten thousand sentences; ten are usual
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.of(2026, 10, 20, 9, 0, 0, 0, ZoneOffset.UTC), Optional.empty());
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final List<Golden> sentences;

  private GoldenSentences(List<Golden> sentences) {
    this.sentences = sentences;
  }

  private record Golden(String text, List<Entity> entities) {}

  private record Entity(String slot, @Nullable String role, String text) {
    static Entity of(Slot slot) {
      return new Entity(slot.name(), slot.role().orElse(null), slot.text());
    }

    String inBrackets() {
      return "[" + text + "]{" + slot + (role == null ? "" : ":" + role) + "}";
    }
  }

  /**
   * {@return those of a bundle}
   *
   * @throws InvalidBundleException if they cannot be read
   */
  static GoldenSentences of(ModelLocation location, Manifest manifest) {
    String expected = manifest.files().get(FILE);
    if (expected == null) {
      return new GoldenSentences(List.of());
    }
    byte[] content = location.file(FILE, MAX_BYTES);
    if (!sha256(content).equals(expected)) {
      throw new InvalidBundleException(
          FILE + ": has changed, or is larger than " + MAX_BYTES + " bytes; copy the bundle again");
    }
    List<Golden> sentences = new ArrayList<>();
    for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
      sentences.add(golden(line, sentences.size() + 1));
    }
    return new GoldenSentences(sentences);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  private static Golden golden(String line, int number) {
    try {
      Golden golden = JSON.readValue(line, Golden.class);
      if (golden != null && golden.text() != null && golden.entities() != null) {
        return golden;
      }
    } catch (JacksonException e) {
      throw notGolden(number, e);
    }
    throw notGolden(number, null);
  }

  private static InvalidBundleException notGolden(int number, @Nullable Throwable cause) {
    String message = FILE + ":" + number + ": is not {\"text\": …, \"entities\": […]}";
    return cause == null
        ? new InvalidBundleException(message)
        : new InvalidBundleException(message, cause);
  }

  /**
   * Parses every sentence, and one more so that what is loaded on first use is loaded before the
   * first request: it would take half a second there.
   *
   * @throws InvalidBundleException if one is understood otherwise
   */
  void check(SlotFiller filler) {
    filler.parse("To 台北 on the 2nd", CONTEXT);
    for (int i = 0; i < sentences.size(); i++) {
      Golden golden = sentences.get(i);
      List<Entity> found =
          filler.parse(golden.text(), CONTEXT).entities().stream().map(Entity::of).toList();
      if (!found.equals(golden.entities())) {
        throw new InvalidBundleException(
            String.format(
                Locale.ROOT,
                "%s:%d: \"%s\" must give %s, but gives %s; train again",
                FILE,
                i + 1,
                golden.text(),
                inBrackets(golden.entities()),
                inBrackets(found)));
      }
    }
  }

  private static String inBrackets(List<Entity> entities) {
    return entities.isEmpty()
        ? "nothing"
        : entities.stream().map(Entity::inBrackets).collect(Collectors.joining(" "));
  }
}
