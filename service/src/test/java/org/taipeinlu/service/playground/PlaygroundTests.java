package org.taipeinlu.service.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.taipeinlu.service.Chromium;
import org.taipeinlu.service.ServiceTest;

/** The page in a real browser; screenshots go to {@code target/playground}. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.taipeinlu.service.Chromium#isInstalled")
class PlaygroundTests {
  private static final String BACKGROUNDS =
      "cells => cells.map(cell => getComputedStyle(cell).backgroundColor)";

  private final List<String> complaints = new ArrayList<>();

  @LocalServerPort private int port;

  @SuppressWarnings("NullAway.Init") // set before the first test
  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = new Chromium();
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  private Page open(Browser.NewContextOptions options) {
    complaints.clear();
    return chromium.open("http://127.0.0.1:" + port + "/", options, complaints);
  }

  private Page open() {
    return open(new Browser.NewContextOptions().setLocale("en-US"));
  }

  private static void shoot(Page page, String name) {
    Chromium.shoot(page, Path.of("target", "playground", name + ".png"));
  }

  @Test
  void showsTheSlotsWhereTheyAre() {
    Page page = open();

    assertThat(page.locator("#text")).isFocused(); // or the first key would be lost
    page.keyboard().type("🛬 I leave Taipei on November 2nd.");
    page.keyboard().press("Enter");

    assertThat(page.locator("#sentence mark")).hasCount(2);
    assertThat(page.locator("#sentence mark").first()).hasText("Taipeideparture");
    assertThat(page.locator("#slots tr").first()).containsText("departure");
    assertThat(page.locator("#missing")).hasText("Not mentioned: arrival");
    assertThat(page.locator("#latency")).containsText(" ms");
    assertThat(page.locator("#curl")).containsText("-d '{\"text\":\"🛬 I leave Taipei");
    shoot(page, "found");
    assertThat(complaints).isEmpty(); // the Content-Security-Policy among them
    page.context().close();
  }

  @Test
  void showsWhatTheNetworkRemembers() {
    Page page = open();
    page.locator("#text").fill("I leave Taipei on November 2nd.");
    page.keyboard().press("Enter");
    assertThat(page.locator("#sentence mark")).hasCount(2);
    assertThat(page.locator("#gate-tables table")).hasCount(0);

    page.locator("#gates summary").click();

    assertThat(page.locator("#gate-tables table")).hasCount(2);
    assertThat(page.locator("#gate-tables caption").first()).hasText("Reads forwards");
    assertThat(page.locator("#gate-tables table").first().locator("th[scope=col]"))
        .hasText(new String[] {"I", "leave", "Taipei", "on", "November", "2", "nd", "."});
    Locator forget = page.locator("#gate-tables table").first().locator("tr").nth(2);
    assertThat(forget.locator("th")).hasText("Forget gate");
    assertThat(forget.locator("td")).hasCount(8);
    List<?> heats = (List<?>) page.locator("#gate-tables .heat").evaluateAll(BACKGROUNDS);
    assertThat(heats).hasSize(2 * 4 * 8);
    assertThat(heats.stream().distinct().count()).isGreaterThan(3);
    assertThat(page.locator("#gate-tables .action").first())
        .hasText(Pattern.compile("kept|reset|overwrote|mixed"));
    assertThat(page.locator("#curl")).containsText("\"explain\":true");
    shoot(page, "gates");
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @Test
  void showsWhatIsWrong() {
    Page page = open();

    page.locator("summary").first().click();
    page.locator("#timezone").fill("Mars");
    page.locator("#text").fill("Taipei");
    page.locator("button[type=submit]").click();

    assertThat(page.locator("#error")).containsText("\"timezone\" is not known");
    assertThat(page.locator("#found")).isHidden();
    shoot(page, "error");
    page.context().close();
  }

  @Test
  void showsTextAsText() {
    Page page = open();

    page.locator("#text").fill("<img src=x onerror=alert(1)> to Taipei");
    page.keyboard().press("Enter");

    assertThat(page.locator("#sentence")).containsText("<img src=x");
    assertThat(page.locator("#sentence img")).hasCount(0);
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @Test
  void speaksChinese() {
    Page page = open(new Browser.NewContextOptions().setLocale("zh-TW"));

    page.locator("#examples button").first().click();

    assertThat(page.locator("#sentence mark")).hasCount(2);
    assertThat(page.locator("button[type=submit]")).hasText("解析");
    assertThat(page.locator("#missing")).hasText("未提到：departure");
    page.locator("#language").click();
    assertThat(page.locator("button[type=submit]")).hasText("Parse");
    page.locator("#language").click();
    shoot(page, "chinese");
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void fitsAPhone(ColorScheme scheme) {
    Page page =
        open(
            new Browser.NewContextOptions()
                .setLocale("en-US")
                .setViewportSize(360, 740)
                .setColorScheme(scheme));

    page.locator("#text").fill("I would like to arrive Taipei on November 2nd.");
    page.keyboard().press("Enter");

    assertThat(page.locator("#sentence mark")).hasCount(2);
    page.locator("#gates summary").click();
    assertThat(page.locator("#gate-tables table")).hasCount(2);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    shoot(page, "phone-" + scheme);
    page.context().close();
  }
}
