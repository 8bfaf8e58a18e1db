package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.taipeinlu.training.corpus.CorpusFormatException;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Draws labelled sentences from the patterns and values of one language.
 *
 * <p>Patterns and place names belong to one split each: a test sentence is made of a pattern and of
 * places that no training sentence holds. The same seed gives the same sentences.
 */
public final class Generator {
  // so few names pass another split's test that a short list may hold none of it
  private static final int DRAWS_FOR_A_SPLIT = 200;
  // words everybody uses; there is nothing to hold out
  private static final Set<String> IN_EVERY_SPLIT = Set.of("common", "country", "iata");
  private static final int DEEPEST = 40;

  private final DataFolder data;

  private Generator(DataFolder data) {
    this.data = data;
  }

  /**
   * Reads the patterns and values of a language.
   *
   * @param folder with {@code patterns/<language>} and {@code values/<language>/{place,time}}
   * @throws CorpusFormatException if a line is not of the notation or names an unknown list
   */
  public static Generator read(Path folder, String language) throws IOException {
    return new Generator(DataFolder.read(folder, language));
  }

  /** {@return the number of patterns of a split} */
  public long patterns(Split split) {
    return data.patterns().values().stream()
        .flatMap(file -> file.lines().stream())
        .filter(line -> Split.of(line.source()) == split)
        .count();
  }

  /**
   * How many sentences patterns give, if they are of weight 1.
   *
   * @param most of a pattern with slots
   * @param least of a pattern with slots, the same ones again if it has too few choices: others
   *     would drown them
   * @param withoutSlots most of a pattern that fills nothing: there are many of them, and a network
   *     learns from their number how seldom it should fill anything
   */
  public record Amount(int most, int least, int withoutSlots) {}

  /**
   * Draws sentences; repeated ones are dropped, so that a pattern without choices gives one.
   *
   * @param perPattern how many to draw from a pattern of weight 1
   */
  public List<LabelledSentence> generate(Split split, int perPattern, long seed) {
    return generate(split, new Amount(perPattern, 1, perPattern), seed);
  }

  /** Draws sentences, different ones as far as a pattern has them. */
  public List<LabelledSentence> generate(Split split, Amount amount, long seed) {
    List<LabelledSentence> sentences = new ArrayList<>();
    for (Map.Entry<String, PatternFile> file : data.patterns().entrySet()) {
      for (PatternFile.Line line : file.getValue().lines()) {
        if (Split.of(line.source()) == split) {
          Random random = new Random(seed * 31 + line.source().hashCode());
          List<LabelledSentence> drawn =
              draw(line, file, split, amount.most() * line.weight(), random);
          sentences.addAll(inAmount(drawn, amount, line.weight()));
        }
      }
    }
    return sentences;
  }

  private static List<LabelledSentence> inAmount(
      List<LabelledSentence> drawn, Amount amount, int weight) {
    if (drawn.stream().allMatch(sentence -> sentence.slots().isEmpty())) {
      return drawn.subList(0, Math.min(drawn.size(), amount.withoutSlots() * weight));
    }
    List<LabelledSentence> enough = new ArrayList<>(drawn);
    for (int i = 0; enough.size() < amount.least(); i++) {
      enough.add(drawn.get(i % drawn.size()));
    }
    return enough;
  }

  /**
   * {@return a training sentence with other names from the list {@code place} in its place slots}
   *
   * <p>Words everybody uses (home, work) and names behind an article stay, since another name would
   * not fit there.
   */
  LabelledSentence withOtherPlaces(LabelledSentence sentence, Random random) {
    LabelledSentence result = sentence;
    for (int i = 0; i < sentence.slots().size(); i++) {
      LabelledSentence.Range slot = result.slots().get(i);
      String name = result.text().substring(slot.start(), slot.end());
      String before = result.text().substring(0, slot.start()).toLowerCase(Locale.ROOT);
      if (!slot.slot().startsWith("time") && !before.endsWith("the ") && isName(name)) {
        PatternFile noMacros = new PatternFile(List.of(), Map.of());
        String other = new Drawing(noMacros, Split.TRAIN, random).fromList("place", 0).strip();
        boolean lower = name.equals(name.toLowerCase(Locale.ROOT));
        result =
            result.exchange(
                slot.start(), slot.end(), lower ? other.toLowerCase(Locale.ROOT) : other);
      }
    }
    return result;
  }

  private boolean isName(String place) {
    PatternFile common = data.lists().get("common");
    return common == null
        || common.lines().stream().noneMatch(line -> line.source().equalsIgnoreCase(place));
  }

  private List<LabelledSentence> draw(
      PatternFile.Line line,
      Map.Entry<String, PatternFile> file,
      Split split,
      int draws,
      Random random) {
    Set<LabelledSentence> distinct = new LinkedHashSet<>();
    String id = data.language() + "/" + file.getKey() + "/" + line.place();
    for (int i = 0; i < draws; i++) {
      SentenceBuilder sentence = new SentenceBuilder();
      new Drawing(file.getValue(), split, random).append(line.node(), sentence, 0);
      if (sentence.length() > 0) {
        distinct.add(sentence.build(id, data.language()));
      }
    }
    return List.copyOf(distinct);
  }

  /** One sentence being drawn from one file. */
  private final class Drawing {
    private final PatternFile file;
    private final Split split;
    private final Random random;

    Drawing(PatternFile file, Split split, Random random) {
      this.file = file;
      this.split = split;
      this.random = random;
    }

    void append(Node node, SentenceBuilder sentence, int depth) {
      if (depth > DEEPEST) {
        throw new IllegalArgumentException("macros or lists name each other in a circle");
      }
      if (node instanceof Node.Literal literal) {
        sentence.append(literal.text());
      } else if (node instanceof Node.Sequence sequence) {
        for (Node part : sequence.parts()) {
          append(part, sentence, depth + 1);
        }
      } else if (node instanceof Node.Choice choice) {
        append(choice.options().get(random.nextInt(choice.options().size())), sentence, depth + 1);
      } else if (node instanceof Node.Slot slot) {
        sentence.append(value(slot.value(), depth + 1), slot.label());
      } else if (node instanceof Node.Range range) {
        sentence.append(number(range));
      } else if (node instanceof Node.Reference reference) {
        appendReference(reference, sentence, depth + 1);
      }
    }

    private String number(Node.Range range) {
      int value = range.first() + random.nextInt(range.last() - range.first() + 1);
      return String.format(Locale.ROOT, "%0" + range.digits() + "d", value);
    }

    private void appendReference(Node.Reference reference, SentenceBuilder sentence, int depth) {
      Node macro = file.macros().get(reference.name());
      if (macro != null) {
        append(macro, sentence, depth);
      } else {
        sentence.append(fromList(reference.name(), depth));
      }
    }

    private String value(Node node, int depth) {
      SentenceBuilder value = new SentenceBuilder();
      append(node, value, depth);
      return value.build("", "").text();
    }

    private String fromList(String list, int depth) {
      boolean splitByName = data.placeNames().contains(list) && !IN_EVERY_SPLIT.contains(list);
      String value = "";
      for (int draw = 0; draw < DRAWS_FOR_A_SPLIT; draw++) {
        PatternFile values = data.list(list);
        Node line = weighted(values.lines());
        value = new Drawing(values, split, random).value(line, depth);
        if (!splitByName || Split.of(value) == split || depth > 4) {
          break;
        }
      }
      return value;
    }

    private Node weighted(List<PatternFile.Line> lines) {
      int total = lines.stream().mapToInt(PatternFile.Line::weight).sum();
      int ticket = random.nextInt(total);
      for (PatternFile.Line line : lines) {
        ticket -= line.weight();
        if (ticket < 0) {
          return line.node();
        }
      }
      throw new IllegalStateException("a ticket beyond the total: " + ticket);
    }
  }
}
