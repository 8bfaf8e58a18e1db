package org.taipeinlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.BundleWriter;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.GateTrace;

class SlotFillerTests {
  private static final ParseContext CONTEXT =
      new ParseContext(
          ZonedDateTime.parse("2026-10-20T09:00:00+08:00[Asia/Taipei]"), Optional.empty());

  // the properties of this class run in an engine that knows no temporary folders
  @TempDir private static Path scratch = Path.of("target", "slot-filler-tests");
  private SlotFiller filler = filler();

  private static SlotFiller filler() {
    RandomModels.write(scratch.resolve("model"), 1);
    return new SlotFiller(ModelBundle.read(BundleFiles.of(scratch.resolve("model"))));
  }

  @BeforeEach
  void findsSomethingAtAll() {
    assertThat(filler.parse("go to Taipei from Tainan now", CONTEXT).entities()).isNotEmpty();
  }

  @Test
  void readsASentenceWithTheNetworkOfItsLanguage() {
    Path chinese = scratch.resolve("chinese");
    RandomModels.write(chinese, 2);
    RandomModels.write(scratch.resolve("english"), 1);
    new BundleWriter()
        .bundle(BundleFiles.of(scratch.resolve("english")))
        .language("zh", BundleFiles.of(chinese))
        .write(RandomModels.manifest(List.of(6)), scratch.resolve("both"));
    SlotFiller both = new SlotFiller(ModelBundle.read(BundleFiles.of(scratch.resolve("both"))));
    SlotFiller alone = new SlotFiller(ModelBundle.read(BundleFiles.of(chinese)));
    String han = "go to 台北 from Tainan now 到 now";
    assertThat(both.parse(han, CONTEXT)).isEqualTo(alone.parse(han, CONTEXT));
    assertThat(both.parse(han, CONTEXT)).isNotEqualTo(filler.parse(han, CONTEXT));
    assertThat(both.explain(han, CONTEXT).tokens()).isEqualTo(alone.explain(han, CONTEXT).tokens());
    String kana = "我 go to そら 的 from 到 now";
    assertThat(both.parse(kana, CONTEXT)).isEqualTo(alone.parse(kana, CONTEXT));
    String latin = "go to Taipei from Tainan now";
    assertThat(both.parse(latin, CONTEXT)).isEqualTo(filler.parse(latin, CONTEXT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n\u3000\u200B"})
  void findsNothingInNothing(String text) {
    Parse parse = filler.parse(text, CONTEXT);
    assertThat(parse.entities()).isEmpty();
    assertThat(parse.missing()).containsExactly("arrival", "time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "go to 👩‍👩‍👧‍👦 Taipei from now 🚄🚄",
        "ｇｏ ｔｏ Ｔａｉｐｅｉ １１月２日",
        "Gene\u0300ve to Zürich now to to to",
        "到𠮷野家 from 𠀀𠀁 to now",
        "\uD800 to \uDC00 taipei now now now"
      })
  void cutsTheTextWhereItsOffsetsSay(String text) {
    for (Slot slot : filler.parse(text, CONTEXT).entities()) {
      assertThat(text.substring(slot.start(), slot.end())).isEqualTo(slot.text());
    }
  }

  @Test
  void tellsTheRoleFromTheSlot() {
    List<Slot> entities =
        filler.parse("now to now to taipei go go from from . . now now", CONTEXT).entities();
    assertThat(entities)
        .allSatisfy(
            slot ->
                assertThat(slot.role())
                    .isEqualTo(
                        slot.name().equals("time") ? Optional.of("return") : Optional.empty()));
    assertThat(entities).extracting(Slot::name).contains("time");
  }

  @Test
  void takesTheLanguageFromTheLocaleOrElseFromTheScript() {
    assertThat(filler.parse("到台北", CONTEXT).language()).isEqualTo("zh");
    assertThat(filler.parse("to Taipei", CONTEXT).language()).isEqualTo("en");
    ParseContext german = new ParseContext(CONTEXT.reference(), Optional.of(Locale.GERMANY));
    assertThat(filler.parse("to Taipei", german).language()).isEqualTo("de");
  }

  @Test
  void offersTheMostConfidentEntityOfEachSlot() {
    Slot unsure = slot("arrival", 0, 0.4);
    Slot sure = slot("arrival", 5, 0.9);
    Slot time = slot("time", 8, 0.7);
    Parse parse = new Parse("", "en", List.of(unsure, time, sure), List.of());
    assertThat(parse.slots()).containsOnlyKeys("arrival", "time");
    assertThat(parse.slots().get("arrival")).isEqualTo(sure);
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "' ', 0", "🛬, 1", "go to Taipei., 4", "到台北, 3"})
  void explainsEachTokenInEachDirection(String text, int tokens) {
    Explanation explanation = filler.explain(text, CONTEXT);
    assertThat(explanation.tokens()).hasSize(tokens);
    GateTrace.Layer layer = explanation.gates().orElseThrow().layers().get(0);
    assertThat(layer.forward()).hasSize(tokens);
    assertThat(layer.backward()).hasSize(tokens);
  }

  @Test
  void tellsAnObserverOfEachStageAndWhatTheNetworkReads() {
    Heard heard = new Heard();
    long start = System.nanoTime();
    Parse parse = filler.parse("go to Taipei", CONTEXT, heard);
    long whole = System.nanoTime() - start;

    assertThat(parse).isEqualTo(filler.parse("go to Taipei", CONTEXT));
    assertThat(heard.stages).containsExactly(Stage.values());
    assertThat(heard.nanos).isPositive().isLessThanOrEqualTo(whole);
    assertThat(heard.tokens).isEqualTo(3);
  }

  @Test
  void endsAfterTheFirstStageWhereThereIsNoToken() {
    Heard heard = new Heard();
    filler.parse(" ", CONTEXT, heard);

    assertThat(heard.stages).containsExactly(Stage.TOKENIZE);
    assertThat(heard.tokens).isZero();
  }

  private static final class Heard implements StageObserver {
    private final List<Stage> stages = new ArrayList<>();
    private long nanos;
    private int tokens;

    @Override
    public void took(Stage stage, long time) {
      stages.add(stage);
      nanos += time;
    }

    @Override
    public void encoded(EncodedSentence sentence) {
      tokens += sentence.length();
    }
  }

  private static Slot slot(String name, int start, double confidence) {
    return new Slot(name, Optional.empty(), "x", start, start + 1, confidence, Optional.empty());
  }

  @Property(tries = 500)
  void acceptsAnyText(@ForAll String text) {
    for (Slot slot : filler.parse(text, CONTEXT).entities()) {
      assertThat(text.substring(slot.start(), slot.end())).isEqualTo(slot.text());
      assertThat(slot.confidence()).isBetween(0.0, 1.0);
    }
  }
}
