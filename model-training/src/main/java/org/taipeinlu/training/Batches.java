package org.taipeinlu.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.NameList;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.network.Batch;

/**
 * Cuts a corpus into the batches of a round. What a round holds follows from the seed and its
 * number alone, so that a training that goes on after a stop goes on with the same batches.
 */
final class Batches {
  // an unknown word keeps the affixes it has as often as not
  private static final double AFFIXES_HIDDEN = 0.5;

  private final EncodedCorpus corpus;
  private final TrainingConfig config;
  private final ValueExchange exchange;

  Batches(EncodedCorpus corpus, TrainingConfig config) {
    this.corpus = corpus;
    this.config = config;
    this.exchange = new ValueExchange(corpus, config.training().exchangedValues());
  }

  private int sentencesPerEpoch() {
    int asked = config.training().sentencesPerEpoch();
    int all = corpus.sentences().size();
    return asked == 0 ? all : Math.min(asked, all);
  }

  /** {@return the batches of a round, counted from 0} */
  List<Batch> ofEpoch(int epoch) {
    Random random = new Random(config.seed() * 1_000_003 + epoch);
    Map<Integer, List<ValueExchange.Example>> byLength = new TreeMap<>();
    for (int index : chosen(epoch)) {
      ValueExchange.Example example = exchange.of(index, random);
      byLength.computeIfAbsent(example.sentence().length(), key -> new ArrayList<>()).add(example);
    }
    List<Batch> batches = new ArrayList<>();
    for (List<ValueExchange.Example> ofOneLength : byLength.values()) {
      int size = config.training().batchSize();
      for (int start = 0; start < ofOneLength.size(); start += size) {
        int end = Math.min(ofOneLength.size(), start + size);
        batches.add(batch(ofOneLength.subList(start, end), random));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /** The sentences of a round: the next stretch of the corpus, shuffled anew for each pass. */
  private List<Integer> chosen(int epoch) {
    int size = corpus.sentences().size();
    long first = (long) epoch * sentencesPerEpoch();
    List<Integer> chosen = new ArrayList<>();
    List<Integer> order = List.of();
    long orderOfPass = -1;
    for (long i = first; i < first + sentencesPerEpoch(); i++) {
      if (i / size != orderOfPass) {
        orderOfPass = i / size;
        order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new Random(config.seed() + orderOfPass));
      }
      chosen.add(order.get((int) (i % size)));
    }
    return chosen;
  }

  private Batch batch(List<ValueExchange.Example> examples, Random random) {
    List<EncodedSentence> sentences = new ArrayList<>();
    List<int[]> tags = new ArrayList<>();
    for (ValueExchange.Example example : examples) {
      sentences.add(withUnknownNames(withUnknownWords(example.sentence(), random), random));
      tags.add(corpus.labels().encode(example.spans(), example.sentence().length()));
    }
    return new Batch(sentences, tags);
  }

  private EncodedSentence withUnknownWords(EncodedSentence sentence, Random random) {
    boolean[] word = new boolean[sentence.length()];
    boolean[] affixes = new boolean[sentence.length()];
    double unknown = config.dropout().unknownWords();
    for (int token = 0; token < word.length && unknown > 0; token++) {
      int id = sentence.id(token, 0);
      double count = corpus.wordCounts().get(id);
      word[token] =
          id != Vocabulary.UNKNOWN
              && random.nextDouble()
                  < Math.max(config.dropout().leastUnknown(), unknown / (unknown + count));
      affixes[token] = word[token] && random.nextDouble() < AFFIXES_HIDDEN;
    }
    return sentence.hiding(
        (token, feature) ->
            switch (corpus.encoder().columns().get(feature).kind()) {
              case WORD -> word[token];
              case PREFIX, SUFFIX -> affixes[token];
              case SHAPE, GAZETTEER -> false;
            });
  }

  private EncodedSentence withUnknownNames(EncodedSentence sentence, Random random) {
    if (config.dropout().unknownNames() == 0) {
      return sentence;
    }
    EncodedSentence result = sentence;
    List<FeatureEncoder.Column> columns = corpus.encoder().columns();
    for (int feature = 0; feature < columns.size(); feature++) {
      if (columns.get(feature).kind() == FeatureKind.GAZETTEER) {
        Vocabulary marks = columns.get(feature).vocabulary();
        boolean[] unknown = unknownNames(sentence, feature, marks, random);
        result = result.replacing(feature, marks.id(NameList.NO_NAME), unknown);
      }
    }
    return result;
  }

  /** The tokens of the names that are taken for none: a name as a whole, or not. */
  private boolean[] unknownNames(
      EncodedSentence sentence, int feature, Vocabulary marks, Random random) {
    boolean[] unknown = new boolean[sentence.length()];
    boolean drawn = false;
    for (int token = 0; token < unknown.length; token++) {
      // a mark that is too rare for the vocabulary belongs to what stands before it
      String mark = marks.entries().get(sentence.id(token, feature));
      boolean further = mark.startsWith("I-") || mark.equals(Vocabulary.UNKNOWN_ENTRY);
      drawn =
          (further && token > 0) ? drawn : random.nextDouble() < config.dropout().unknownNames();
      unknown[token] = drawn;
    }
    return unknown;
  }
}
