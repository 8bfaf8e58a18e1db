package org.taipeinlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.network.KernelKind;
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
  void givesTheProbabilitiesOfTheNetworksItWasTrainedAs(KernelKind kernel) throws IOException {
    BundleFiles files = BundleFiles.of(FOLDER);
    assertGivesTheProbabilitiesOf(new BundleNetwork(files, Optional.empty()), kernel);
    for (String language : files.languages()) {
      assertGivesTheProbabilitiesOf(new BundleNetwork(files, Optional.of(language)), kernel);
    }
  }

  private static void assertGivesTheProbabilitiesOf(BundleNetwork network, KernelKind kernel)
      throws IOException {
    List<LabelledSentence> sentences = new ArrayList<>();
    for (String language : MODEL.manifest().languages()) {
      sentences.addAll(Generator.read(DATA, language).generate(Split.TEST, 2, 1));
      sentences.addAll(test(language));
    }
    sentences.removeIf(sentence -> !network.reads(sentence.text()));
    assertThat(sentences).hasSizeGreaterThan(1000);
    ModelBundle model = ModelBundle.read(network.files(), kernel);
    TaggerNetwork trained =
        TaggerNetwork.ofBytes(
            ModelBundle.trainable(network.files()),
            TaggerShape.of(model.manifest()),
            model.encoder().characters());
    assertThat(
            ParityCheck.largestDifference(
                trained, model.tokenizer(), model.encoder(), model.scorer(), sentences))
        .isLessThanOrEqualTo(ParityCheck.TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource({"en, 94.6", "zh, 95.0"})
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
