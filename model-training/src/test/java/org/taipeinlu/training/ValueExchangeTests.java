package org.taipeinlu.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.taipeinlu.tagging.Span;
import org.taipeinlu.training.config.TrainingConfigFile;
import org.taipeinlu.training.corpus.InlineNotation;
import org.taipeinlu.training.corpus.LabelledSentence;

class ValueExchangeTests {
  private final EncodedCorpus corpus =
      EncodedCorpus.of(
          List.of(
              sentence("from [Rome](departure) to [New York City](arrival) at [5](time)"),
              sentence("from [Bonn](departure) to [Rome](arrival)"),
              sentence("from [New York City](departure) to [Bonn](arrival) at [noon](time)"),
              sentence("nothing at all")),
          TrainingConfigFile.defaults(),
          List.of(),
          Optional.empty());

  private static LabelledSentence sentence(String inline) {
    return InlineNotation.parse(inline, "test", "en");
  }

  @Test
  void putsValuesOfTheSameKindIntoEachSlot() {
    Set<String> seen = new TreeSet<>();
    Random random = new Random(1);
    ValueExchange exchange = new ValueExchange(corpus, 0.9);
    for (int i = 0; i < 200; i++) {
      seen.add(shown(exchange.of(0, random)));
    }
    assertThat(seen)
        .contains(
            "from [bonn]{departure} to [rome]{arrival} at [noon]{time}",
            "from [new york city]{departure} to [bonn]{arrival} at [5]{time}")
        .allMatch(
            text ->
                text.matches(
                    "from \\[(rome|bonn|new york city)]\\{departure} to "
                        + "\\[(rome|bonn|new york city)]\\{arrival} at \\[(5|noon)]\\{time}"))
        .hasSize(18);
  }

  @Test
  void leavesSentencesAsTheyAreWhenNothingIsAskedFor() {
    ValueExchange exchange = new ValueExchange(corpus, 0);
    assertThat(exchange.of(0, new Random(1)).sentence()).isSameAs(corpus.sentences().get(0));
    assertThat(shown(new ValueExchange(corpus, 0.9).of(3, new Random(1))))
        .isEqualTo("nothing at all");
  }

  private String shown(ValueExchange.Example example) {
    return IntStream.range(0, example.sentence().length())
        .mapToObj(token -> shown(example, token))
        .collect(Collectors.joining(" "));
  }

  private static String shown(ValueExchange.Example example, int token) {
    String text = example.sentence().form(token);
    for (Span span : example.spans()) {
      text = span.first() == token ? "[" + text : text;
      text = span.end() == token + 1 ? text + "]{" + span.slot() + "}" : text;
    }
    return text;
  }
}
