package org.taipeinlu.training.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.taipeinlu.training.corpus.format.TargetFile;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Small sentences from which one sees what a network can remember: the same towns are arrivals and
 * departures, and only a cue word tells which, beside the town or up to 30 words before it.
 *
 * <p>Two towns stand in a sentence in either order, with their cue words before them (<i>leave Oslo
 * and reach Lima</i>) or behind them (<i>Oslo we leave and Lima we reach</i>). With one town, words
 * that say nothing about it stand in between: <i>reach, if the weather allows and others leave,
 * Lima</i>. Arrivals and departures are as many in each, and no sentence that is measured on was
 * learned from. The same seed gives the same sentences.
 */
public final class Lesson {
  /** Words from the cue word to the town at which networks are measured; 1 is side by side. */
  public static final List<Integer> DISTANCES = List.of(1, 3, 10, 30);

  private static final List<Integer> LEARNED_DISTANCES = List.of(1, 2, 3, 5, 7, 10, 14, 20, 30);

  /**
   * How many sentences there are.
   *
   * @param pairs with two towns to learn from
   * @param ofDistance with one town to learn from, for each distance
   * @param measured with two towns to measure on, and with one town for each distance
   */
  public record Size(int pairs, int ofDistance, int measured) {}

  /** Of the command. */
  public static final Size USUAL_SIZE = new Size(600, 100, 200);

  private record Words(
      List<String> arrival,
      List<String> departure,
      List<String> towns,
      List<String> openings,
      List<String> endings,
      List<String> adverbs,
      List<String> phrases,
      Map<Integer, List<String>> clauses) {}

  private final Words words = words();
  private final Set<String> taken = new HashSet<>();
  private final Random random;
  private final Size size;

  /** A lesson that is drawn with this seed. */
  public Lesson(Size size, long seed) {
    this.size = size;
    this.random = new Random(seed);
  }

  private static Words words() {
    return new YAMLMapper().readValue(resource("lesson-words.yaml"), Words.class);
  }

  /** {@return the settings with which networks learn it, as YAML} */
  public static String settings() {
    return resource("lesson.yaml");
  }

  private static String resource(String name) {
    try (InputStream in = Lesson.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path; build anew");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes {@code train.txt}, {@code validation.txt}, {@code test.txt}, {@code distance-1.txt}, …
   */
  public void write(Path folder) throws IOException {
    Map<Path, TargetFile.Content> files = new LinkedHashMap<>();
    files.put(folder.resolve("train.txt"), lines(mixture(size.pairs(), size.ofDistance())));
    int few = (size.ofDistance() + 9) / 10; // none only of none
    files.put(folder.resolve("validation.txt"), lines(mixture(size.pairs() / 10, few)));
    files.put(folder.resolve("test.txt"), lines(several(size.measured(), number -> pair())));
    for (int distance : DISTANCES) {
      List<String> sentences = several(size.measured(), number -> single(distance, number));
      files.put(folder.resolve("distance-" + distance + ".txt"), lines(sentences));
    }
    TargetFile.writeAll(files);
  }

  private static TargetFile.Content lines(List<String> sentences) {
    return writer -> writer.write(String.join("\n", sentences) + "\n");
  }

  private List<String> mixture(int pairs, int ofDistance) {
    List<String> sentences = new ArrayList<>(several(pairs, number -> pair()));
    for (int distance : LEARNED_DISTANCES) {
      sentences.addAll(several(ofDistance, number -> single(distance, number)));
    }
    return sentences;
  }

  /** Sentences that were not drawn before. */
  private List<String> several(int count, IntFunction<String> draw) {
    List<String> sentences = new ArrayList<>();
    while (sentences.size() < count) {
      String sentence = draw.apply(sentences.size());
      if (taken.add(sentence)) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private String pair() {
    boolean departureFirst = random.nextBoolean();
    boolean cueFirst = random.nextBoolean();
    String one = one(words.towns());
    String other = one(words.towns());
    while (other.equals(one)) {
      other = one(words.towns());
    }
    String first = phrase(one, !departureFirst, cueFirst);
    String second = phrase(other, departureFirst, cueFirst);
    String opening = cueFirst ? one(words.openings()) + " " : "";
    return ending(opening + first + " and " + second);
  }

  private String phrase(String town, boolean arrival, boolean cueFirst) {
    String cue = cue(arrival);
    return cueFirst ? cue + " " + label(town, arrival) : label(town, arrival) + " we " + cue;
  }

  private String single(int distance, int number) {
    boolean arrival = number % 2 == 0;
    String aside = aside(distance - 1);
    String between = aside.isEmpty() ? " " : ", " + aside + ", ";
    String town = label(one(words.towns()), arrival);
    return ending(one(words.openings()) + " " + cue(arrival) + between + town);
  }

  private String cue(boolean arrival) {
    return one(arrival ? words.arrival() : words.departure());
  }

  private static String label(String town, boolean arrival) {
    return "[" + town + "](" + (arrival ? "arrival" : "departure") + ")";
  }

  private String ending(String sentence) {
    return (sentence + " " + one(words.endings())).strip() + ".";
  }

  /** So many words that say nothing about the town. */
  private String aside(int count) {
    return switch (count) {
      case 0 -> "";
      case 1 -> one(words.adverbs());
      case 2 -> one(words.phrases());
      default -> "if " + clauses(count - 1);
    };
  }

  private String clauses(int count) {
    List<Integer> fitting =
        words.clauses().keySet().stream()
            .filter(length -> length == count || count - length - 1 >= 2) // "and", and a clause
            .sorted()
            .toList();
    int length = one(fitting);
    String clause = one(Objects.requireNonNull(words.clauses().get(length)));
    return length == count ? clause : clause + " and " + clauses(count - length - 1);
  }

  private <T> T one(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
