package org.taipeinlu.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.FeatureReader;
import org.taipeinlu.features.NameList;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.corpus.LabelledSentence;

/**
 * Training sentences as the network reads them, with the vocabularies and labels made from them.
 *
 * @param encoder made from the sentences
 * @param labels of the slots that occur
 * @param sentences without empty ones, those that are too long, and those whose slots cut a token
 *     in two
 * @param tags the label id of each token of each sentence
 * @param wordCounts how often each word id occurs
 * @param leftOut how many sentences could not be used
 */
record EncodedCorpus(
    FeatureEncoder encoder,
    LabelSet labels,
    List<EncodedSentence> sentences,
    List<int[]> tags,
    List<Integer> wordCounts,
    int leftOut) {
  private static final int SMALLEST_CHARACTER_COUNT = 2;

  /** A sentence cut into tokens, with its slots as runs of them. */
  private record Tokenized(String text, List<Token> tokens, List<Span> spans) {}

  /**
   * Encodes a corpus.
   *
   * @param moreWords words that get an id although the corpus lacks them
   * @param names what the feature {@link FeatureKind#GAZETTEER} knows, if it is used
   */
  static EncodedCorpus of(
      List<LabelledSentence> corpus,
      TrainingConfig config,
      Collection<String> moreWords,
      Optional<NameList> names) {
    List<Tokenized> usable = usable(corpus, config);
    TreeSet<String> slots = new TreeSet<>();
    usable.forEach(sentence -> sentence.spans().forEach(span -> slots.add(span.slot())));
    FeatureEncoder encoder = encoder(usable, config, moreWords, names);
    List<EncodedSentence> sentences = encode(usable, encoder);
    return of(
        usable,
        sentences,
        encoder,
        LabelSet.ofSlots(slots),
        wordCounts(sentences, encoder),
        corpus.size() - usable.size());
  }

  /**
   * Encodes a corpus as a trained model reads it: what its vocabularies lack is unknown.
   *
   * @param wordCounts how often each of its words occurred in training
   */
  static EncodedCorpus of(
      List<LabelledSentence> corpus,
      TrainingConfig config,
      FeatureEncoder encoder,
      LabelSet labels,
      List<Integer> wordCounts) {
    List<Tokenized> usable = usable(corpus, config);
    return of(
        usable,
        encode(usable, encoder),
        encoder,
        labels,
        wordCounts,
        corpus.size() - usable.size());
  }

  private static EncodedCorpus of(
      List<Tokenized> usable,
      List<EncodedSentence> sentences,
      FeatureEncoder encoder,
      LabelSet labels,
      List<Integer> wordCounts,
      int leftOut) {
    List<int[]> tags = new ArrayList<>();
    for (Tokenized sentence : usable) {
      tags.add(labels.encode(sentence.spans(), sentence.tokens().size()));
    }
    return new EncodedCorpus(encoder, labels, sentences, List.copyOf(tags), wordCounts, leftOut);
  }

  private static List<Tokenized> usable(List<LabelledSentence> corpus, TrainingConfig config) {
    Tokenizer tokenizer = new Tokenizer(config.tokenizerKind());
    List<Tokenized> usable = new ArrayList<>();
    for (LabelledSentence sentence : corpus) {
      List<Token> tokens = tokenizer.tokenize(sentence.text());
      Optional<List<Span>> spans = sentence.spans(tokens);
      boolean trainable = !tokens.isEmpty() && tokens.size() <= config.training().longestSentence();
      if (trainable && spans.isPresent()) {
        usable.add(new Tokenized(sentence.text(), tokens, spans.get()));
      }
    }
    return usable;
  }

  private static List<EncodedSentence> encode(List<Tokenized> usable, FeatureEncoder encoder) {
    return usable.stream()
        .map(sentence -> encoder.encode(sentence.tokens(), sentence.text()))
        .toList();
  }

  private static FeatureEncoder encoder(
      List<Tokenized> sentences,
      TrainingConfig config,
      Collection<String> moreWords,
      Optional<NameList> names) {
    FeatureReader reader = new FeatureReader(names);
    List<FeatureEncoder.Column> columns = new ArrayList<>();
    for (Map.Entry<FeatureKind, TrainingConfig.Feature> used : config.usedFeatures().entrySet()) {
      FeatureKind kind = used.getKey();
      Map<String, Integer> counts = new HashMap<>();
      for (Tokenized sentence : sentences) {
        for (String value : reader.values(kind, sentence.tokens(), sentence.text())) {
          counts.merge(value, 1, Integer::sum);
        }
      }
      List<String> entries = new ArrayList<>(List.of(Vocabulary.UNKNOWN_ENTRY));
      entries.addAll(frequent(counts, used.getValue().smallestCount()));
      if (kind == FeatureKind.WORD) {
        moreWords.stream().filter(word -> !entries.contains(word)).forEach(entries::add);
      }
      columns.add(new FeatureEncoder.Column(kind, new Vocabulary(entries)));
    }
    return new FeatureEncoder(columns, characters(sentences, config), names);
  }

  private static Optional<CharacterEncoder> characters(
      List<Tokenized> sentences, TrainingConfig config) {
    if (!config.characters().used()) {
      return Optional.empty();
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Tokenized sentence : sentences) {
      for (Token token : sentence.tokens()) {
        token
            .form()
            .codePoints()
            .forEach(point -> counts.merge(Character.toString(point), 1, Integer::sum));
      }
    }
    List<String> entries =
        new ArrayList<>(List.of(Vocabulary.UNKNOWN_ENTRY, CharacterEncoder.PADDING_ENTRY));
    entries.addAll(frequent(counts, SMALLEST_CHARACTER_COUNT));
    return Optional.of(new CharacterEncoder(new Vocabulary(entries), config.characters().row()));
  }

  private static List<String> frequent(Map<String, Integer> counts, int smallestCount) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= smallestCount)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** {@return how often each word of a vocabulary occurs} */
  static List<Integer> wordCounts(
      List<LabelledSentence> corpus, Tokenizer tokenizer, FeatureEncoder encoder) {
    FeatureEncoder.Column words = encoder.columns().get(0);
    int[] counts = new int[words.vocabulary().size()];
    for (LabelledSentence sentence : corpus) {
      for (Token token : tokenizer.tokenize(sentence.text())) {
        counts[words.vocabulary().id(words.kind().valueOf(token, sentence.text()))]++;
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private static List<Integer> wordCounts(List<EncodedSentence> sentences, FeatureEncoder encoder) {
    int[] counts = new int[encoder.columns().get(0).vocabulary().size()];
    for (EncodedSentence sentence : sentences) {
      for (int token = 0; token < sentence.length(); token++) {
        counts[sentence.id(token, 0)]++;
      }
    }
    return Arrays.stream(counts).boxed().toList();
  }
}
