package org.taipeinlu.training.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.training.corpus.LabelledSentence;
import org.taipeinlu.training.corpus.format.CorpusFolder;

class LessonTests {
  private static final Set<String> CUES =
      Set.of("arrive", "reach", "enter", "leave", "depart", "quit");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    new Lesson(new Lesson.Size(100, 20, 40), 1).write(folder);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 30})
  void setsTheTownSoManyWordsBehindItsCue(int distance) throws IOException {
    List<LabelledSentence> sentences = read("distance-" + distance + ".txt");
    assertThat(sentences).hasSize(40);
    for (LabelledSentence sentence : sentences) {
      int town = sentence.slots().get(0).start();
      String[] before = sentence.text().substring(0, town).replace(",", "").split(" ", -1);
      int words = before.length - 1; // behind the last blank stands the town
      assertThat(CUES).as(sentence.text()).contains(before[words - distance]);
    }
  }

  @Test
  void tellsNothingByTheWordBesideTheTownOrByTheTown() throws IOException {
    List<LabelledSentence> far = read("distance-30.txt");
    assertThat(far.stream().filter(it -> it.slots().get(0).slot().equals("arrival"))).hasSize(20);
    assertThat(far).allMatch(it -> it.text().contains(", " + town(it)));
  }

  private static String town(LabelledSentence sentence) {
    LabelledSentence.Range range = sentence.slots().get(0);
    return sentence.text().substring(range.start(), range.end());
  }

  @Test
  void measuresOnNoSentenceThatWasLearned() throws IOException {
    Set<String> learned = new HashSet<>();
    read("train.txt").forEach(sentence -> learned.add(sentence.text()));
    assertThat(learned).hasSize(100 + 9 * 20);
    List<LabelledSentence> measured = new ArrayList<>(read("test.txt"));
    for (int distance : Lesson.DISTANCES) {
      measured.addAll(read("distance-" + distance + ".txt"));
    }
    assertThat(measured).hasSize(5 * 40).noneMatch(it -> learned.contains(it.text()));
  }

  @Test
  void isTheSameForTheSameSeed() throws IOException {
    Path again = folder.resolve("again");
    new Lesson(new Lesson.Size(100, 20, 40), 1).write(again);
    for (String file : List.of("train.txt", "validation.txt", "test.txt", "distance-30.txt")) {
      assertThat(again.resolve(file)).hasSameTextualContentAs(folder.resolve(file));
    }
    new Lesson(new Lesson.Size(100, 20, 40), 2).write(again);
    assertThat(Files.readString(again.resolve("test.txt")))
        .isNotEqualTo(Files.readString(folder.resolve("test.txt")));
  }

  private List<LabelledSentence> read(String file) throws IOException {
    return CorpusFolder.sentencesOf(folder.resolve(file));
  }
}
