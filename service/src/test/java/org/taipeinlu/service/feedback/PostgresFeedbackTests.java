package org.taipeinlu.service.feedback;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.taipeinlu.service.ServiceTest;

/** A real PostgreSQL, started from Debian's package. */
@ServiceTest
@EnabledIf(
    value = "org.taipeinlu.service.feedback.PostgresServer#isInstalled",
    disabledReason = "PostgreSQL is not installed: apt-get install postgresql")
class PostgresFeedbackTests extends FeedbackBehaviour {
  private static final PostgresServer SERVER = new PostgresServer();

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    SERVER.start();
    fillOldTables(SERVER.url(), PostgresServer.USER);
    settings.add("nlu.feedback.enabled", () -> true);
    settings.add("nlu.feedback.url", SERVER::url);
    settings.add("nlu.feedback.username", () -> PostgresServer.USER);
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }
}
