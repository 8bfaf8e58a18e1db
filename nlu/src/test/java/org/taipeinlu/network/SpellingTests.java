package org.taipeinlu.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.text.Tokenizer;

/** Known words are spelt once and kept, unknown ones each time: the answer must be the same. */
class SpellingTests {
  private static final int CELLS = 6;
  private static final int LABELS = 5;
  private static final int DIMENSION = 4;
  private static final int FILTERS = 7;

  private final Random random = new Random(5);
  private final Vocabulary words =
      new Vocabulary(List.of(Vocabulary.UNKNOWN_ENTRY, "to", "from", "taipei"));
  private final CharacterEncoder characters =
      new CharacterEncoder(
          new Vocabulary(
              List.of(
                  Vocabulary.UNKNOWN_ENTRY,
                  CharacterEncoder.PADDING_ENTRY,
                  "t",
                  "o",
                  "f",
                  "r",
                  "m",
                  "a",
                  "i",
                  "p",
                  "e",
                  "北")),
          9);
  private final CharacterConvolution convolution =
      new CharacterConvolution(
          characters,
          matrix(characters.vocabulary().size(), DIMENSION),
          matrix(CharacterConvolution.WINDOW * DIMENSION, FILTERS),
          matrix(1, FILTERS));
  private final Matrix embedding = matrix(words.size(), 3);
  private final BiLstmScorer.Bidirectional layer =
      new BiLstmScorer.Bidirectional(lstm(3 + FILTERS), lstm(3 + FILTERS));
  private final Matrix outputWeights = matrix(2 * CELLS, LABELS);
  private final Matrix outputBias = matrix(1, LABELS);

  @ParameterizedTest
  @EnumSource(KernelKind.class)
  void answersAsTheNetworkInPlainCode(KernelKind kind) {
    BiLstmScorer scorer =
        new BiLstmScorer(
            List.of(embedding),
            Optional.of(new BiLstmScorer.Spelling(convolution, 0, words)),
            List.of(layer),
            outputWeights,
            outputBias,
            kind);
    List<EncodedSentence> sentences =
        List.of(
            sentence("to Taipei"),
            sentence("from Taipaa to 北投 from"),
            sentence("Tamra"),
            sentence("to Taipei from mrotampia to"));
    List<Scores> together = scorer.scoreAll(sentences);
    for (int i = 0; i < sentences.size(); i++) {
      EncodedSentence sentence = sentences.get(i);
      Scores expected = plain(kind).score(sentence);
      // the second time, known words come from the table
      for (Scores scores :
          List.of(scorer.score(sentence), scorer.score(sentence), together.get(i))) {
        for (int token = 0; token < sentence.length(); token++) {
          for (int label = 0; label < LABELS; label++) {
            assertThat(Math.abs(scores.at(token, label) - expected.at(token, label)))
                .isLessThan(1e-5f);
          }
        }
      }
    }
  }

  private CellScorer plain(KernelKind kind) {
    return new CellScorer(
        List.of(FeatureInput.embedded(embedding)),
        Optional.of(convolution),
        List.of(
            new CellScorer.Layer(
                CellWeights.of(layer.forward()), Optional.of(CellWeights.of(layer.backward())))),
        outputWeights,
        outputBias,
        kind);
  }

  private EncodedSentence sentence(String text) {
    FeatureEncoder encoder =
        new FeatureEncoder(
            List.of(new FeatureEncoder.Column(FeatureKind.WORD, words)),
            Optional.of(characters),
            Optional.empty());
    return encoder.encode(new Tokenizer().tokenize(text), text);
  }

  private LstmLayer lstm(int inputs) {
    return new LstmLayer(matrix(inputs, 4 * CELLS), matrix(CELLS, 4 * CELLS), matrix(1, 4 * CELLS));
  }

  private Matrix matrix(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Matrix(rows, columns, values);
  }
}
