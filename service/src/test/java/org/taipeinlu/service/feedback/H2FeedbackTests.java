package org.taipeinlu.service.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.taipeinlu.service.ServiceTest;

/** The database that the service brings along. */
@ServiceTest
class H2FeedbackTests extends FeedbackBehaviour {

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) throws IOException {
    Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "h2")), "db");
    String url = "jdbc:h2:file:" + folder.resolve("feedback").toAbsolutePath();
    fillOldTables(url, "");
    settings.add("nlu.feedback.enabled", () -> true);
    settings.add("nlu.feedback.url", () -> url);
  }
}
