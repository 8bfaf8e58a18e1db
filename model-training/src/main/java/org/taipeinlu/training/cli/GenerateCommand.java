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
import org.taipeinlu.training.corpus.JsonLines;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.UniqueIds;
import org.taipeinlu.training.generator.Asides;
import org.taipeinlu.training.generator.Generator;
import org.taipeinlu.training.generator.HandWritten;
import org.taipeinlu.training.generator.Noise;
import org.taipeinlu.training.generator.Split;
import org.taipeinlu.training.generator.Synonyms;
import org.taipeinlu.training.generator.Turns;
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
      description = "Folder with patterns/, values/, sentences/, words/ and asides/.")
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
      defaultValue = "12",
      description = "Sentences drawn from each training pattern. Default: ${DEFAULT-VALUE}.")
  private int perPattern;

  @Option(
      names = "--per-test-pattern",
      defaultValue = "6",
      description = "The same for validation and test. Default: ${DEFAULT-VALUE}.")
  private int perTestPattern;

  @Option(
      names = "--least-per-pattern",
      defaultValue = "3",
      description =
          "How often a training pattern goes in at least, if it has few choices or none."
              + " Default: ${DEFAULT-VALUE}.")
  private int leastPerPattern;

  @Option(
      names = "--without-slots",
      defaultValue = "5",
      description =
          "Sentences drawn from each training pattern that fills nothing."
              + " Default: ${DEFAULT-VALUE}.")
  private int withoutSlots;

  @Option(
      names = "--repeat-hand-written",
      defaultValue = "10",
      description =
          "How often each hand-written sentence goes in, mostly with other places."
              + " Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(
      names = "--reworded",
      defaultValue = "0.4",
      description =
          "Share of the training sentences that are said with synonyms. Default: ${DEFAULT-VALUE}.")
  private double reworded;

  @Option(
      names = "--asides",
      defaultValue = "0.12",
      description =
          "Share of the training sentences that get words around them. Default: ${DEFAULT-VALUE}.")
  private double shareOfAsides;

  @Option(
      names = "--turns",
      defaultValue = "0.35",
      description =
          "Turns of two sentences, as a share of the single ones. Default: ${DEFAULT-VALUE}.")
  private double turns;

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
        sentences.addAll(sentences(generator, language, split));
      }
      Noise noise = new Noise(seed);
      sentences.replaceAll(noise::disturb);
      Collections.shuffle(sentences, new Random(seed));
      // last and in the order of the file, as its readers would tell them apart
      UniqueIds ids = new UniqueIds();
      sentences.replaceAll(ids::tellApart);
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

  private List<LabelledSentence> sentences(Generator generator, String language, Split split)
      throws IOException {
    boolean train = split == Split.TRAIN;
    List<LabelledSentence> sentences =
        new ArrayList<>(
            train
                ? generator.generate(
                    split, new Generator.Amount(perPattern, leastPerPattern, withoutSlots), seed)
                : generator.generate(split, perTestPattern, seed));
    if (train) {
      Random random = new Random(seed);
      HandWritten handWritten = HandWritten.read(data, language);
      sentences.addAll(handWritten.repeated(repeat, generator, random));
      Synonyms synonyms = Synonyms.read(data.resolve("words").resolve(language + ".txt"));
      sentences.replaceAll(
          sentence ->
              random.nextDouble() < reworded ? synonyms.reword(sentence, random) : sentence);
      Asides asides = Asides.read(data.resolve("asides").resolve(language + ".txt"));
      sentences.replaceAll(
          sentence ->
              random.nextDouble() < shareOfAsides ? asides.addOne(sentence, random) : sentence);
    }
    int turnCount = (int) (turns * sentences.size());
    sentences.addAll(Turns.of(sentences, turnCount, new Random(seed)));
    return sentences;
  }
}
