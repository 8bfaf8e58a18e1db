package org.taipeinlu.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sentence that a bundle carries together with what its model finds in it, so that whoever is to
 * serve it can see that it works there. One is a line of {@value #FILE}:
 *
 * <pre>{@code {"text": "to Taipei", "entities": [{"slot": "arrival", "text": "Taipei"}]}}</pre>
 *
 * @param entities in reading order
 */
public record GoldenSentence(String text, List<Entity> entities) {
  /** Where they are in a bundle; it may have none. */
  public static final String FILE = "golden.jsonl";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * What is to be found.
   *
   * @param slot the slot's name
   * @param role what the value is for, where there is one
   * @param text the words
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entity(String slot, @Nullable String role, String text) {}

  public GoldenSentence {
    Objects.requireNonNull(text, "text");
    entities = List.copyOf(entities);
  }

  /**
   * {@return the sentences of a file}
   *
   * @throws InvalidBundleException if a line is none
   */
  public static List<GoldenSentence> read(byte[] file) {
    List<GoldenSentence> sentences = new ArrayList<>();
    for (String line : new String(file, StandardCharsets.UTF_8).lines().toList()) {
      sentences.add(read(line, sentences.size() + 1));
    }
    return sentences;
  }

  private static GoldenSentence read(String line, int number) {
    try {
      return Objects.requireNonNull(JSON.readValue(line, GoldenSentence.class));
    } catch (JacksonException | NullPointerException e) { // null is JSON, too
      throw new InvalidBundleException(
          FILE + ":" + number + ": is not {\"text\": …, \"entities\": […]}", e);
    }
  }

  /** {@return a file of sentences} */
  static byte[] write(List<GoldenSentence> sentences) {
    StringBuilder lines = new StringBuilder();
    sentences.forEach(sentence -> lines.append(JSON.writeValueAsString(sentence)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
