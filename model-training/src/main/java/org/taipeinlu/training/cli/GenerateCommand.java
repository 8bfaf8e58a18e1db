package org.taipeinlu.training.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.generator.Generator;
import org.taipeinlu.training.generator.Noise;
import org.taipeinlu.training.generator.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes training, validation and test sentences from patterns, values and hand-written lines. */
@Command(
    name = "generate",
    description = "Makes train.jsonl, validation.jsonl and test.jsonl from patterns and values.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      description = "Folder with patterns/, values/ and sentences/.")
  private Path data = Path.of("");

  @Option(names = "--out", required = true, description = "Folder for the three files.")
  private Path out = Path.of("");

  @Option(
      names = "--languages",
      split = ",",
      defaultValue = "en,zh",
      description = "Default: ${DEFAULT-VALUE}.")
  private List<String> languages = List.of();

  @Option(
      names = "--per-pattern",
      defaultValue = "24",
      description = "Sentences drawn from each training pattern. Default: ${DEFAULT-VALUE}.")
  private int perPattern;

  @Option(
      names = "--per-test-pattern",
      defaultValue = "6",
      description = "The same for validation and test. Default: ${DEFAULT-VALUE}.")
  private int perTestPattern;

  @Option(
      names = "--repeat-hand-written",
      defaultValue = "8",
      description = "How often each hand-written sentence goes in. Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    PrintWriter console = spec.commandLine().getOut();
    for (Split split : Split.values()) {
      List<LabelledSentence> sentences = new ArrayList<>();
      long patterns = 0;
      for (String language : languages) {
        Generator generator = Generator.read(data, language);
        patterns += generator.patterns(split);
        boolean train = split == Split.TRAIN;
        sentences.addAll(generator.generate(split, train ? perPattern : perTestPattern, seed));
        if (train) {
          sentences.addAll(handWritten(language));
        }
      }
      Noise noise = new Noise(seed);
      sentences.replaceAll(noise::disturb);
      Collections.shuffle(sentences, new Random(seed));
      JsonLines.write(out.resolve(split.fileName() + ".jsonl"), sentences);
      console.printf(
          Locale.ROOT,
          "%-10s %6d patterns %8d sentences%n",
          split.fileName(),
          patterns,
          sentences.size());
    }
    console.flush();
    return 0;
  }

  private List<LabelledSentence> handWritten(String language) throws IOException {
    Path file = data.resolve("sentences").resolve(language + ".txt");
    List<LabelledSentence> sentences = new ArrayList<>();
    if (Files.exists(file)) {
      List<LabelledSentence> lines = InlineNotation.read(file, language);
      for (int i = 0; i < repeat; i++) {
        sentences.addAll(lines);
      }
    }
    return sentences;
  }
}
