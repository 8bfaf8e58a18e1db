package org.taipeinlu.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.features.FeatureKind;

class TrainingConfigFileTests {
  @Test
  void fillsUpWhatAFileDoesNotSay() {
    TrainingConfig config = of("training: {epochs: 3}\nnetwork: {output: crf}");
    assertThat(config.training().epochs()).isEqualTo(3);
    assertThat(config.network().output()).isEqualTo("crf");
    assertThat(config.network().cells()).isEqualTo(TrainingConfigFile.defaults().network().cells());
    assertThat(of("# nothing but a comment")).isEqualTo(TrainingConfigFile.defaults());
  }

  @Test
  void letsAnOverrideCountMoreThanTheFile() {
    TrainingConfig config =
        TrainingConfigFile.of(
            "training: {epochs: 3}",
            "file.yaml",
            List.of("training.epochs=5", "network.cells=[7, 8]", "seed=9"));
    assertThat(config.training().epochs()).isEqualTo(5);
    assertThat(config.network().cells()).containsExactly(7, 8);
    assertThat(config.seed()).isEqualTo(9);
  }

  @Test
  void leavesOutAFeatureWithoutDimension() {
    TrainingConfig config = of("features: {prefix: {dimension: 0}}");
    assertThat(config.usedFeatures())
        .containsOnlyKeys(FeatureKind.WORD, FeatureKind.SUFFIX, FeatureKind.SHAPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trainig: {epochs: 3} | trainig",
        "training: {epochs: 0} | training.epochs",
        "training: {epochs: many} | training.epochs",
        "network: {cells: []} | network.cells",
        "network: {output: svm} | network.output",
        "dropout: {hidden: 1.5} | dropout.hidden",
        "features: {word: {size: 3}} | features.word",
        "just words | settings by name",
        "'training: {epochs: 3' | file.yaml:"
      })
  void namesTheSettingThatIsWrong(String yaml, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(yaml))
        .withMessageStartingWith("file.yaml:")
        .withMessageContaining(named);
  }

  @Test
  void describesEverySettingByItsPath() {
    assertThat(TrainingConfigFile.described(of("training: {schedule: linear}")))
        .containsEntry("training.schedule", "linear")
        .containsEntry("features.word.dimension", "56")
        .doesNotContainKey("seed");
  }

  @Test
  void letsTheRateRiseAndFall() {
    TrainingConfig.Schedule schedule =
        of("training: {learning_rate: 0.1, last_rate: 0.1, warm_up: 0.2, schedule: cosine}")
            .training();
    assertThat(schedule.rate(0)).isZero();
    assertThat(schedule.rate(0.1)).isLessThan(schedule.rate(0.2));
    assertThat(schedule.rate(0.6)).isGreaterThan(schedule.rate(0.9));
    assertThat(schedule.rate(1)).isCloseTo(0.01, within(1e-9));
  }

  private static TrainingConfig of(String yaml) {
    return TrainingConfigFile.of(yaml, "file.yaml", List.of());
  }
}
