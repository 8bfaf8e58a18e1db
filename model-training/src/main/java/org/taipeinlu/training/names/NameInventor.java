package org.taipeinlu.training.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.taipeinlu.training.network.NameNetwork;

/**
 * Learns what the names of places sound like, and makes up others. The same seed gives the same
 * names. Not thread-safe.
 */
public final class NameInventor {
  private static final double LEARNING_RATE = 0.005;
  private static final int BATCH = 32;
  private static final int AT_ONCE = 64;
  private static final int LONGEST = 24; // characters after which a name that does not end is left
  private static final int TRIES_PER_NAME = 40;

  /** Hears how it goes. */
  @FunctionalInterface
  public interface Listener {
    /**
     * After each round over all names.
     *
     * @param round counted from 1
     * @param loss mean for each character, in nats
     */
    void roundDone(int round, double loss);
  }

  private final PlaceNames names;
  private final NameAlphabet alphabet;
  private final NameNetwork network;
  private final Random random;

  private NameInventor(
      PlaceNames names, NameAlphabet alphabet, NameNetwork network, Random random) {
    this.names = names;
    this.alphabet = alphabet;
    this.network = network;
    this.random = random;
  }

  /**
   * {@return an inventor that has learned from the names}
   *
   * @param cells memory cells of the network
   * @param rounds how often it reads all names
   */
  public static NameInventor train(
      PlaceNames names, int cells, int rounds, long seed, Listener listener) {
    NameAlphabet alphabet = NameAlphabet.of(names.examples());
    NameNetwork network = NameNetwork.create(alphabet.size(), cells, LEARNING_RATE, seed);
    Random random = new Random(seed);
    for (int round = 1; round <= rounds; round++) {
      double loss = 0;
      List<List<int[]>> batches = batches(names.examples(), alphabet, random);
      for (List<int[]> batch : batches) {
        loss += network.fit(batch) / batches.size();
      }
      listener.roundDone(round, loss);
    }
    return new NameInventor(names, alphabet, network, random);
  }

  /** Batches of one length, so that there is nothing to mask. */
  private static List<List<int[]>> batches(
      List<String> names, NameAlphabet alphabet, Random random) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    Map<Integer, List<int[]>> byLength = new TreeMap<>();
    for (String name : shuffled) {
      alphabet
          .encode(name)
          .ifPresent(ids -> byLength.computeIfAbsent(ids.length, it -> new ArrayList<>()).add(ids));
    }
    List<List<int[]>> batches = new ArrayList<>();
    for (List<int[]> ofOneLength : byLength.values()) {
      for (int first = 0; first < ofOneLength.size(); first += BATCH) {
        int end = Math.min(first + BATCH, ofOneLength.size());
        batches.add(ofOneLength.subList(first, end));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /**
   * {@return names that are nowhere in the gazetteer, each another}
   *
   * @param temperature above 0: low for what is likeliest, 1 for what was learned, more for what is
   *     odder
   * @throws IllegalStateException if too few of what it makes up is new
   */
  public List<String> invent(int count, double temperature) {
    if (count < 1 || !(temperature > 0)) {
      throw new IllegalArgumentException(
          "'count' and 'temperature' must be above 0: " + count + ", " + temperature);
    }
    Set<String> invented = new LinkedHashSet<>();
    for (int tried = 0; tried < count * TRIES_PER_NAME; tried += AT_ONCE) {
      for (String name : sample(temperature)) {
        if (names.isNew(name)) {
          invented.add(name);
        }
      }
      if (invented.size() >= count) {
        return List.copyOf(new ArrayList<>(invented).subList(0, count));
      }
    }
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "only %d of %d names that were made up at temperature %s are new; raise the temperature, or ask for fewer",
            invented.size(),
            count * TRIES_PER_NAME,
            temperature));
  }

  /** Makes up some names at once; those that do not end are left out. */
  private List<String> sample(double temperature) {
    int[] last = new int[AT_ONCE];
    Arrays.fill(last, NameAlphabet.BEGIN);
    boolean[] ended = new boolean[AT_ONCE];
    int open = AT_ONCE;
    StringBuilder[] made = new StringBuilder[AT_ONCE];
    Arrays.setAll(made, i -> new StringBuilder());
    network.begin();
    for (int length = 0; length < LONGEST && open > 0; length++) {
      float[][] probabilities = network.next(last);
      for (int i = 0; i < AT_ONCE; i++) {
        last[i] = draw(probabilities[i], temperature);
        if (last[i] == NameAlphabet.END) {
          open -= ended[i] ? 0 : 1;
          ended[i] = true;
        } else if (!ended[i]) {
          made[i].appendCodePoint(alphabet.character(last[i]));
        }
      }
    }
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      if (ended[i]) {
        whole.add(made[i].toString());
      }
    }
    return whole;
  }

  /** Draws an id with probability p^(1/temperature), up to a factor; never the beginning. */
  private int draw(float[] probabilities, double temperature) {
    double[] weights = new double[probabilities.length];
    double sum = 0;
    for (int id = NameAlphabet.END; id < weights.length; id++) {
      weights[id] = Math.pow(probabilities[id], 1 / temperature);
      sum += weights[id];
    }
    double left = random.nextDouble() * sum;
    for (int id = NameAlphabet.END; id < weights.length; id++) {
      left -= weights[id];
      if (left < 0) {
        return id;
      }
    }
    return NameAlphabet.END;
  }
}
