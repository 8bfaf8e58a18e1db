package org.taipeinlu.service.feedback;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.taipeinlu.service.ApiKey;
import org.taipeinlu.service.Chromium;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reviews in a real browser, and what is stored of them; screenshots go to target/review. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIf("org.taipeinlu.service.Chromium#isInstalled")
class ReviewPageTests {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> complaints = new ArrayList<>();

  @Autowired private RestTestClient client;
  @LocalServerPort private int port;

  @SuppressWarnings("NullAway.Init") // set before the first test
  private Chromium chromium;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "h2")), "db");
    settings.add("nlu.feedback.enabled", () -> true);
    settings.add(
        "nlu.feedback.url", () -> "jdbc:h2:file:" + folder.resolve("feedback").toAbsolutePath());
  }

  @BeforeAll
  void start() {
    chromium = new Chromium();
  }

  @AfterAll
  void stop() {
    chromium.close();
  }

  @BeforeEach
  void removeWhatOtherTestsLeft() {
    complaints.clear();
    for (String status : List.of("open", "accepted", "rejected")) {
      for (JsonNode entry : JSON.readTree(send("GET", "/feedback?status=" + status, ""))) {
        send("DELETE", "/feedback/" + entry.path("id").asString(""), "");
      }
    }
  }

  private String send(String method, String path, String body) {
    RestTestClient.RequestBodySpec request =
        client
            .method(HttpMethod.valueOf(method))
            .uri(path)
            .header(ApiKey.HEADER, ApiKey.ADMIN)
            .contentType(MediaType.APPLICATION_JSON);
    if (!body.isEmpty()) {
      request.body(body);
    }
    return String.valueOf(request.exchange().returnResult(String.class).getResponseBody());
  }

  /** Feedback as a user sends it, who thinks that nothing fills a slot. */
  private String post(String text) {
    String body = JSON.writeValueAsString(Map.of("text", text, "corrected", List.of()));
    return JSON.readTree(send("POST", "/feedback", body)).path("id").asString("");
  }

  private JsonNode entry(String id) {
    return JSON.readTree(send("GET", "/feedback/" + id, ""));
  }

  private static Browser.NewContextOptions desktop() {
    return new Browser.NewContextOptions().setLocale("en-US");
  }

  private Page open(Browser.NewContextOptions options) {
    Page page = chromium.open("http://127.0.0.1:" + port + "/review", options, complaints);
    page.locator("#key").fill(ApiKey.ADMIN);
    page.keyboard().press("Enter");
    assertThat(page.locator("#sentence")).isFocused(); // or keys would go elsewhere
    return page;
  }

  private static Locator word(Page page, String text) {
    return page.locator("#sentence .word", new Page.LocatorOptions().setHasText(text));
  }

  private static void shoot(Page page, String name) {
    Chromium.shoot(page, Path.of("target", "review", name + ".png"));
  }

  @Test
  void takesAReviewFromTheQueueToTheExportWithTheKeyboard() {
    String id = post("😀 leave Taipei, arrive London");
    post("to London");
    Page page = open(desktop());
    page.locator("#order").selectOption("disagreement"); // two spans differ, not one
    assertThat(page.locator("#queue button").first()).containsText("leave Taipei");
    assertThat(page.locator("#answered mark"))
        .hasText(new String[] {"Taipeideparture", "Londonarrival"});

    page.keyboard().press("End");
    page.keyboard().press("1");
    for (int i = 0; i < 3; i++) { // arrive, the comma, Taipei
      page.keyboard().press("ArrowLeft");
    }
    page.keyboard().press("2");
    shoot(page, "marked");
    assertThat(page.locator("#sentence mark"))
        .hasText(new String[] {"Taipeideparture", "Londonarrival"});
    page.keyboard().press("a");

    assertThat(page.locator("#said")).hasText("Accepted.");
    assertThat(page.locator("#queue button")).hasCount(1);
    assertThat(page.locator("#sentence")).containsText("to London"); // the next one
    JsonNode stored = entry(id);
    assertThat(stored.path("status").asString("")).isEqualTo("accepted");
    assertThat(stored.path("reviewer").asString("")).isEqualTo("admin");
    assertThat(send("GET", "/feedback/export", ""))
        .contains(
            "[{\"slot\":\"departure\",\"start\":8,\"end\":14},{\"slot\":\"arrival\",\"start\":23,\"end\":29}]");
    assertThat(complaints).isEmpty(); // the Content-Security-Policy among them
    page.context().close();
  }

  @Test
  void marksSeveralWordsWithTheMouseAndCorrectsTheSlotOfAMark() {
    String id = post("arrive New London soon");
    Page page = open(desktop());

    BoundingBox last = word(page, "London").boundingBox();
    word(page, "New").hover();
    page.mouse().down();
    page.mouse().move(last.x + last.width / 2, last.y + last.height / 2);
    page.mouse().up();
    page.locator("#labels").getByText("2 departure").click();
    assertThat(page.locator("#sentence mark")).hasText("New Londondeparture");
    word(page, "New").click(); // all words of the mark
    assertThat(page.locator("#sentence .word[aria-selected=true]")).hasCount(2);
    page.locator("#labels").getByText("1 arrival").click();
    page.locator("#accept").click();

    assertThat(page.locator("#said")).hasText("Accepted.");
    assertThat(entry(id).path("corrected").toString())
        .isEqualTo("[{\"slot\":\"arrival\",\"start\":7,\"end\":17}]");
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @Test
  void takesBackMarksAndDecisions() {
    String id = post("to Taipei");
    Page page = open(desktop());
    page.keyboard().press("End");
    page.keyboard().press("1");
    assertThat(page.locator("#sentence mark")).hasCount(1);

    page.keyboard().press("u");
    assertThat(page.locator("#sentence mark")).hasCount(0);
    page.keyboard().press("r");
    assertThat(page.locator("#said")).hasText("Rejected.");
    assertThat(entry(id).path("status").asString("")).isEqualTo("rejected");
    assertThat(page.locator("#editor")).isHidden(); // that was the last one
    page.locator("#undo").click();
    assertThat(page.locator("#said")).hasText("Taken back.");
    assertThat(page.locator("#sentence")).containsText("to Taipei");
    assertThat(entry(id).path("status").asString("")).isEqualTo("open");
    assertThat(entry(id).path("version").asInt(0)).isEqualTo(2);
    page.context().close();
  }

  @Test
  void tellsTheSlowerReviewerAndLosesNothing() {
    String id = post("to Taipei");
    Page slow = open(desktop());
    word(slow, "Taipei").click();
    slow.keyboard().press("2");
    Page quick = open(desktop());
    word(quick, "Taipei").click();
    quick.keyboard().press("1");
    quick.keyboard().press("a");
    assertThat(quick.locator("#said")).hasText("Accepted.");

    slow.keyboard().press("a");

    assertThat(slow.locator("#error")).containsText("Somebody else has reviewed this");
    assertThat(slow.locator("#sentence mark")).hasText("Taipeiarrival"); // theirs
    shoot(slow, "conflict");
    assertThat(entry(id).path("corrected").path(0).path("slot").asString("")).isEqualTo("arrival");
    slow.keyboard().press("u");
    assertThat(slow.locator("#sentence mark")).hasText("Taipeideparture"); // one's own
    slow.context().close();
    quick.context().close();
  }

  @Test
  void letsNobodyInWithoutTheKeyOfAnAdministrator() {
    post("to Taipei");
    Page page = chromium.open("http://127.0.0.1:" + port + "/review", desktop());
    page.locator("button[type=submit]").click();

    assertThat(page.locator("#error")).containsText("key");
    assertThat(page.locator("#queue button")).hasCount(0);
    page.context().close();
  }

  @Test
  void showsTextAsText() {
    post("<img src=x onerror=alert(1)> to Taipei");
    Page page = open(desktop());

    assertThat(page.locator("#sentence")).containsText("<img src=x");
    assertThat(page.locator("#editor img, #queue img")).hasCount(0);
    assertThat(complaints).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT", "DARK"})
  void fitsAPhoneAndFingers(ColorScheme scheme) {
    String id = post("我想在11月2号离开台北");
    post("a sentence of many words that would like to leave Taipei and arrive London tomorrow");
    Page page =
        open(
            desktop()
                .setViewportSize(360, 740)
                .setHasTouch(true)
                .setLocale("zh-TW")
                .setColorScheme(scheme));
    page.locator("#queue button").getByText("我想").click();
    assertThat(page.locator("#accept")).hasText("接受 (a)");

    word(page, "台").tap();
    word(page, "北").tap(); // goes on from the first
    page.locator("#labels").getByText("2 departure").tap();
    shoot(page, "phone-" + scheme);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    page.locator("#accept").tap();

    assertThat(page.locator("#said")).hasText("已接受。");
    assertThat(entry(id).path("corrected").toString())
        .isEqualTo("[{\"slot\":\"departure\",\"start\":10,\"end\":12}]");
    assertThat(complaints).isEmpty();
    page.context().close();
  }
}
