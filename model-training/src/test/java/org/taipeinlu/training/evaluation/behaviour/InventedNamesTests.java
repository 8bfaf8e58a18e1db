package org.taipeinlu.training.evaluation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.evaluation.Predictions;
import org.taipeinlu.value.place.PlaceResolver;

class InventedNamesTests {
  private static final SwapSlots ENDS = new SwapSlots("arrival", "departure");
  private final InventedNames names = InventedNames.read();

  @Test
  void areUnknownToTheGazetteerAndToTheTrainingData() throws IOException {
    Set<String> learned = new HashSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../data/values"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.readAllLines(file).forEach(line -> learned.add(line.toLowerCase(Locale.ROOT)));
      }
    }
    assertThat(learned).hasSizeGreaterThan(1000);
    PlaceResolver places = new PlaceResolver(org.taipeinlu.gazetteer.Gazetteer.ofDefault());
    List<String> all = Stream.concat(names.latin().stream(), names.han().stream()).toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    for (String name : all) {
      assertThat(learned).doesNotContain(name.toLowerCase(Locale.ROOT));
      assertThat(places.resolve(name)).as(name).isEmpty();
    }
  }

  @Test
  void takeThePlaceOfPlacesInTheirScriptAndCase() {
    LabelledSentence sentence =
        Predictions.parse("[noon](time), [台北](arrival) [rome](departure) [OSLO](arrival)");
    LabelledSentence other = names.putIn(sentence, ENDS, new Random(1));
    List<String> words =
        other.slots().stream().map(range -> Rewording.words(other, range)).toList();
    assertThat(words.get(0)).isEqualTo("noon");
    assertThat(names.han()).contains(words.get(1));
    assertThat(names.latin().stream().map(name -> name.toLowerCase(Locale.ROOT)))
        .contains(words.get(2));
    assertThat(names.latin().stream().map(name -> name.toUpperCase(Locale.ROOT)))
        .contains(words.get(3));
  }
}
