package org.taipeinlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.Scores;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.tagging.SpanDecoder;
import org.taipeinlu.text.Tokenizer;

class ExpectedSlotTests {
  private static final ZonedDateTime NOW =
      ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]");
  private static final LabelSet LABELS =
      LabelSet.ofSlots(List.of("arrival", "departure", "time", "time:return"));
  private static final List<String> WORDS =
      List.of(
          Vocabulary.UNKNOWN_ENTRY, "to", "from", "taipei", "new", "york", "xanadu", "tomorrow");

  private final SlotFiller filler =
      new SlotFiller(
          new ModelBundle(
              manifest(),
              new Tokenizer(),
              new FeatureEncoder(
                  List.of(new FeatureEncoder.Column(FeatureKind.WORD, new Vocabulary(WORDS)))),
              ExpectedSlotTests::score,
              new SpanDecoder(LABELS)));

  /** A model that takes a bare place for the arrival, as trained ones do, and is not sure. */
  private static Scores score(EncodedSentence sentence) {
    float[] values = new float[sentence.length() * LABELS.size()];
    float arriving = 3;
    for (int token = 0; token < sentence.length(); token++) {
      int row = token * LABELS.size();
      switch (WORDS.get(sentence.id(token, 0))) {
        case "to" -> {
          arriving = 9;
          values[row + LABELS.id("O")] = 10;
        }
        case "from" -> {
          arriving = -9;
          values[row + LABELS.id("O")] = 10;
        }
        case "taipei", "new" -> {
          values[row + LABELS.id("B-arrival")] = 10 + arriving;
          values[row + LABELS.id("B-departure")] = 10;
        }
        case "york" -> {
          values[row + LABELS.id("I-arrival")] = 10 + arriving;
          values[row + LABELS.id("I-departure")] = 10;
        }
        case "xanadu" -> {
          values[row + LABELS.id("O")] = 3;
          values[row + LABELS.id("B-departure")] = 1;
          values[row + LABELS.id("B-arrival")] = 1 + arriving / 4;
        }
        case "tomorrow" -> values[row + LABELS.id("B-time")] = 10;
        default -> values[row + LABELS.id("O")] = 10;
      }
      values[row + LABELS.id("O")] += 1;
    }
    return new Scores(values, LABELS.size());
  }

  private static Manifest manifest() {
    Manifest other = RandomModels.manifest(List.of(1));
    return new Manifest(
        Manifest.FORMAT_VERSION,
        "asked",
        "",
        Instant.EPOCH,
        List.of("en"),
        LABELS.labels(),
        List.of(
            new Manifest.SlotType("arrival", Manifest.SlotType.PLACE),
            new Manifest.SlotType("departure", Manifest.SlotType.PLACE),
            new Manifest.SlotType("time", Manifest.SlotType.TIME)),
        other.tokenizer(),
        other.features(),
        other.network(),
        other.training(),
        Map.of(),
        Map.of());
  }

  private Parse parse(String text, @Nullable String expected) {
    return filler.parse(
        text, new ParseContext(NOW, Optional.empty()).expecting(Optional.ofNullable(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # sentence              | asked for | found
          Taipei                  |           | arrival=Taipei
          Taipei                  | departure | departure=Taipei
          Taipei                  | arrival   | arrival=Taipei
          Taipei, please          | departure | departure=Taipei
          New York                | departure | departure=New York
          from Taipei             | arrival   | departure=Taipei
          to Taipei               | departure | arrival=Taipei
          to New York             | departure | arrival=New York
          from Taipei to New York | departure | departure=Taipei, arrival=New York
          Taipei tomorrow         | departure | arrival=Taipei, time=tomorrow
          Taipei                  | time      | arrival=Taipei
          tomorrow                | departure | time=tomorrow
          tomorrow                | time      | time=tomorrow
          Xanadu                  |           |
          Xanadu                  | departure | departure=Xanadu
          I do not know           | departure |
          """)
  void fillsWhatWasAskedForUnlessTheWordsSayOtherwise(
      String text, @Nullable String expected, @Nullable String found) {
    assertThat(
            parse(text, expected).entities().stream()
                .map(slot -> slot.name() + "=" + slot.text())
                .collect(Collectors.joining(", ")))
        .isEqualTo(found == null ? "" : found);
  }

  @Test
  void isAsSureAsTheQuestionMakesIt() {
    double asked = parse("Taipei", "arrival").entities().get(0).confidence();
    double unasked = parse("Taipei", null).entities().get(0).confidence();
    double against = parse("Taipei", "departure").entities().get(0).confidence();

    assertThat(asked).isGreaterThan(unasked);
    assertThat(against).isBetween(0.5, unasked);
  }

  @Test
  void refusesASlotThatTheModelDoesNotFill() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("Taipei", "seat"))
        .withMessage("'expectedSlot' is not one that the model fills: seat");
  }

  @Test
  void addsToEachLabelAtEachToken() {
    Scores scores = new Scores(new float[] {1, 2, 3, 4}, 2);

    Scores sum = scores.plus(new float[] {10, 20});

    assertThat(Arrays.asList(sum.at(0, 0), sum.at(0, 1), sum.at(1, 0), sum.at(1, 1)))
        .containsExactly(11f, 22f, 13f, 24f);
    assertThat(scores.at(0, 0)).isEqualTo(1);
  }
}
