package org.taipeinlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.NameList;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.InlineNotation;

class BatchesTests {
  private static final int GAZETTEER = 4;

  @Test
  void takesKnownNamesForNoneAsAWhole() {
    assertThat(marksOfRounds("0.5"))
        .containsExactlyInAnyOrder(
            "- B-city I-city - B-city", "- - - - B-city", "- B-city I-city - -", "- - - - -");
  }

  @Test
  void leavesKnownNamesAloneUnlessAsked() {
    assertThat(marksOfRounds("0")).containsExactly("- B-city I-city - B-city");
  }

  private static Set<String> marksOfRounds(String share) {
    TrainingConfig config =
        TrainingConfigFile.of(
            "",
            "test",
            List.of(
                "dropout.unknown_names=" + share,
                "dropout.unknown_words=0",
                "features.gazetteer={dimension: 2, smallest_count: 1}"));
    NameList names =
        new NameList.Builder(new Tokenizer()).add("city", "New York").add("city", "Rome").build();
    EncodedCorpus corpus =
        EncodedCorpus.of(
            List.of(
                InlineNotation.parse(
                    "from [New York](departure) to [Rome](arrival)", "test", "en")),
            config,
            List.of(),
            Optional.of(names));
    Batches batches = new Batches(corpus, config);
    return IntStream.range(0, 60)
        .mapToObj(epoch -> batches.ofEpoch(epoch).get(0).sentences().get(0))
        .map(sentence -> marks(corpus, sentence))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String marks(EncodedCorpus corpus, EncodedSentence sentence) {
    Vocabulary vocabulary = corpus.encoder().columns().get(GAZETTEER).vocabulary();
    return IntStream.range(0, sentence.length())
        .mapToObj(token -> vocabulary.entries().get(sentence.id(token, GAZETTEER)))
        .collect(Collectors.joining(" "));
  }
}
