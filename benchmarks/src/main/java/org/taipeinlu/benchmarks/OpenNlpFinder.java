package org.taipeinlu.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.taipeinlu.text.Token;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.generator.Generator;
import org.taipeinlu.training.generator.Split;

/**
 * Apache OpenNLP's name finder, with its default features and settings, trained on sentences of the
 * generator that trains the default model. For one thread.
 */
final class OpenNlpFinder {
  private static final Path STORED = Path.of("target", "opennlp-name-finder.bin");

  private final Tokenizer tokenizer = new Tokenizer();
  private final NameFinderME finder;

  private OpenNlpFinder(TokenNameFinderModel model) {
    this.finder = new NameFinderME(model);
  }

  /**
   * {@return the finder trained before, or a new one}
   *
   * @param perPattern sentences to draw from each pattern
   */
  static OpenNlpFinder trained(int perPattern) {
    try {
      Path file = STORED.resolveSibling(perPattern + "-" + STORED.getFileName());
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        train(perPattern).serialize(file);
      }
      return new OpenNlpFinder(new TokenNameFinderModel(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TokenNameFinderModel train(int perPattern) throws IOException {
    List<NameSample> samples = new ArrayList<>();
    Tokenizer tokenizer = new Tokenizer();
    for (String language : List.of("en", "zh")) {
      for (LabelledSentence sentence :
          Generator.read(Samples.DATA, language).generate(Split.TRAIN, perPattern, 1)) {
        sample(sentence, tokenizer).ifPresent(samples::add);
      }
    }
    return NameFinderME.train(
        "en",
        null,
        ObjectStreamUtils.createObjectStream(samples),
        TrainingParameters.defaultParams(),
        new TokenNameFinderFactory());
  }

  private static Optional<NameSample> sample(LabelledSentence sentence, Tokenizer tokenizer) {
    List<Token> tokens = tokenizer.tokenize(sentence.text());
    return sentence
        .spans(tokens)
        .map(
            spans ->
                new NameSample(
                    forms(tokens),
                    spans.stream()
                        .map(s -> new opennlp.tools.util.Span(s.first(), s.end(), s.slot()))
                        .toArray(opennlp.tools.util.Span[]::new),
                    true));
  }

  private static String[] forms(List<Token> tokens) {
    return tokens.stream().map(Token::form).toArray(String[]::new);
  }

  /** {@return what it finds in a sentence} */
  List<LabelledSentence.Range> find(String text) {
    List<Token> tokens = tokenizer.tokenize(text);
    List<LabelledSentence.Range> found = new ArrayList<>();
    for (opennlp.tools.util.Span span : finder.find(forms(tokens))) {
      found.add(
          new LabelledSentence.Range(
              span.getType(),
              tokens.get(span.getStart()).start(),
              tokens.get(span.getEnd() - 1).end()));
    }
    finder.clearAdaptiveData();
    return found;
  }
}
