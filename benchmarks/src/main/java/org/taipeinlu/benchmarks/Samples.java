package org.taipeinlu.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

/** The sentences and the model that are measured with. */
final class Samples {
  /** The project's data; benchmarks are started in the project's folder or in their own. */
  static final Path DATA = Path.of(System.getProperty("benchmarks.data", "data"));

  static final Path MODEL = DATA.resolve("models/default");

  private static final Tokenizer TOKENIZER = new Tokenizer();

  private Samples() {}

  static BundleFiles bundleFiles() {
    return BundleFiles.of(MODEL);
  }

  /** {@return the sentences written by hand that no model was trained on} */
  static List<LabelledSentence> real() {
    try {
      List<LabelledSentence> sentences = new ArrayList<>();
      for (String language : List.of("en", "zh")) {
        sentences.addAll(InlineNotation.read(DATA.resolve("test/" + language + ".txt"), language));
      }
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return running text of real sentences in English, cut into stretches of so many tokens}
   *
   * <p>English, because that is what the network reads which is measured by itself.
   */
  static List<EncodedSentence> ofLength(int tokens, int count, FeatureEncoder encoder) {
    List<EncodedSentence> stretches = new ArrayList<>();
    List<LabelledSentence> sentences =
        real().stream().filter(sentence -> sentence.language().equals("en")).toList();
    StringBuilder text = new StringBuilder();
    int next = 0;
    while (stretches.size() < count) {
      for (String word : sentences.get(next++ % sentences.size()).text().split(" ", -1)) {
        int before = text.length();
        text.append(word).append(' ');
        int length = TOKENIZER.tokenize(text.toString()).size();
        if (length > tokens) {
          text.setLength(before);
        } else if (length == tokens) {
          String stretch = text.toString();
          stretches.add(encoder.encode(TOKENIZER.tokenize(stretch), stretch));
          text.setLength(0);
        }
      }
    }
    return stretches.subList(0, count);
  }
}
