package org.taipeinlu.training.cli;

import java.util.List;
import java.util.Optional;
import org.taipeinlu.training.config.TrainingConfig;
import picocli.CommandLine.Option;

/** Settings of a training on the command line, for every command that trains. */
final class SettingOptions {
  @Option(
      names = "--set",
      description = "A setting that counts more than all others: --set training.epochs=10.")
  private List<String> overrides = List.of();

  @Option(names = "--seed", description = "Of every random choice; short for --set seed=N.")
  private Optional<Long> seed = Optional.empty();

  /** {@return {@code section.name=value} of each} */
  List<String> overrides() {
    return overrides;
  }

  /** {@return settings with the seed that is asked for, if one is} */
  TrainingConfig withSeed(TrainingConfig settings) {
    return seed.map(settings::withSeed).orElse(settings);
  }
}
