package org.taipeinlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Evaluator;
import org.taipeinlu.training.evaluation.SpanScores;
import org.taipeinlu.training.generator.Generator;
import org.taipeinlu.training.generator.Split;
import org.taipeinlu.training.network.NativeMemory;
import org.taipeinlu.training.network.TaggerNetwork;
import org.taipeinlu.training.network.TaggerShape;

/** The model that is shipped, against the network it was trained as and against sentences. */
class DefaultModelTests {
  private static final Path DATA = Path.of("../data");
  private static final Path FOLDER = DATA.resolve("models/default");
  private static final ModelBundle MODEL = ModelBundle.read(BundleFiles.of(FOLDER));

  @BeforeAll
  static void limitMemory() {
    NativeMemory.limit();
  }

  @ParameterizedTest
  @EnumSource(KernelKind.class)
  void givesTheProbabilitiesOfTheNetworkItWasTrainedAs(KernelKind kernel) throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    for (String language : MODEL.manifest().languages()) {
      sentences.addAll(Generator.read(DATA, language).generate(Split.TEST, 2, 1));
      sentences.addAll(test(language));
    }
    assertThat(sentences).hasSizeGreaterThan(2000);
    byte[] trained = Files.readAllBytes(FOLDER.resolve(ModelBundle.TRAINABLE));
    TaggerNetwork network =
        TaggerNetwork.ofBytes(
            trained, TaggerShape.of(MODEL.manifest()), MODEL.encoder().characters());
    SequenceScorer scorer = ModelBundle.read(BundleFiles.of(FOLDER), kernel).scorer();
    assertThat(
            ParityCheck.largestDifference(
                network, MODEL.tokenizer(), MODEL.encoder(), scorer, sentences))
        .isLessThanOrEqualTo(ParityCheck.TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"en, 93.9", "zh, 94.0"})
  void isRightOnSentencesWrittenByHand(String language, double leastF1) throws IOException {
    List<LabelledSentence> sentences = test(language);
    assertThat(sentences).hasSizeGreaterThanOrEqualTo(200);
    SpanScores scores = new Evaluator(MODEL).evaluate(sentences);
    assertThat(100 * scores.micro().f1()).isGreaterThanOrEqualTo(leastF1);
  }

  private static List<LabelledSentence> test(String language) throws IOException {
    return InlineNotation.read(DATA.resolve("test/" + language + ".txt"), language);
  }

  @Test
  void isSmallEnoughToShip() throws IOException {
    long bytes = 0;
    for (String file : MODEL.manifest().files().keySet()) {
      bytes += Files.size(FOLDER.resolve(file));
    }
    assertThat(bytes).isBetween(1L << 20, 10L << 20);
  }
}
