package org.taipeinlu.service.model;

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
import org.taipeinlu.ParseContext;
import org.taipeinlu.Slot;
import org.taipeinlu.SlotFiller;
import org.taipeinlu.bundle.GoldenSentence;
import org.taipeinlu.bundle.GoldenSentence.Entity;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;

/** The {@link GoldenSentence}s of a bundle; one that fails its own is not served. */
final class GoldenSentences {
  private static final String FILE = GoldenSentence.FILE;
  private static final int MAX_BYTES = 1 << 20; // some ten thousand sentences; ten are usual
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.of(2026, 10, 20, 9, 0, 0, 0, ZoneOffset.UTC), Optional.empty());

  private final List<GoldenSentence> sentences;

  private GoldenSentences(List<GoldenSentence> sentences) {
    this.sentences = sentences;
  }

  /**
   * {@return those of a bundle}
   *
   * @throws InvalidBundleException if they cannot be read
   */
  static GoldenSentences of(ModelLocation location, Manifest manifest) {
    List<GoldenSentence> sentences = new ArrayList<>();
    manifest
        .files()
        .forEach(
            (path, expected) -> {
              if (path.equals(FILE) || path.endsWith("/" + FILE)) { // of a language of its own
                sentences.addAll(read(location, path, expected));
              }
            });
    return new GoldenSentences(sentences);
  }

  private static List<GoldenSentence> read(ModelLocation location, String path, String expected) {
    byte[] content = location.file(path, MAX_BYTES);
    if (!sha256(content).equals(expected)) {
      throw new InvalidBundleException(
          path + ": has changed, or is larger than " + MAX_BYTES + " bytes; copy the bundle again");
    }
    return GoldenSentence.read(content);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
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
      GoldenSentence golden = sentences.get(i);
      List<Entity> found =
          filler.parse(golden.text(), CONTEXT).entities().stream()
              .map(GoldenSentences::entity)
              .toList();
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

  private static Entity entity(Slot slot) {
    return new Entity(slot.name(), slot.role().orElse(null), slot.text());
  }

  private static String inBrackets(List<Entity> entities) {
    return entities.isEmpty()
        ? "nothing"
        : entities.stream().map(GoldenSentences::inBrackets).collect(Collectors.joining(" "));
  }

  private static String inBrackets(Entity entity) {
    String role = entity.role() == null ? "" : ":" + entity.role();
    return "[" + entity.text() + "]{" + entity.slot() + role + "}";
  }
}
