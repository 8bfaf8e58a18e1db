package org.taipeinlu.service;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Debian's Chromium, for tests of pages: apt-get install chromium. */
public final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MS = 30_000; // a busy machine takes more than the usual 5 s

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(PROGRAM)
                  .setArgs(List.of("--no-sandbox"))); // root has none, as in a container

  /** Starts it. */
  public Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /** {@return whether there is one} */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Opens a page.
   *
   * @param complaints gets what the page writes to its console, refusals of the
   *     Content-Security-Policy among that
   */
  public Page open(String url, Browser.NewContextOptions options, List<String> complaints) {
    Page page = browser.newContext(options).newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.onPageError(complaints::add);
    page.navigate(url);
    return page;
  }

  /** Opens a page of which nobody listens to the console. */
  public Page open(String url, Browser.NewContextOptions options) {
    return open(url, options, new ArrayList<>());
  }

  /** Keeps what a page looks like. */
  public static void shoot(Page page, Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
