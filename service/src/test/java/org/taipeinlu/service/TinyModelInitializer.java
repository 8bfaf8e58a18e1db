package org.taipeinlu.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Writes {@link TinyModel}, points the service to it, and stops its clock. */
class TinyModelInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** Tuesday, 20 October 2026, 9:00 in Taipei: "tomorrow" is the 21st there, and in UTC too. */
  private static final Instant NOW = Instant.parse("2026-10-20T01:00:00Z");

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "test-models"));
      Path bundle = Files.createTempDirectory(folder, "tiny").resolve("bundle");
      TinyModel.write(bundle);
      TestPropertyValues.of(
              "nlu.model.location=" + bundle,
              "nlu.timezone=Asia/Taipei",
              "nlu.security.anonymous="
                  + context.getEnvironment().getProperty("nlu.security.anonymous", "loopback"),
              "nlu.security.keys.admin.sha256=" + ApiKey.sha256(ApiKey.ADMIN),
              "nlu.security.keys.admin.roles=admin")
          .applyTo(context);
      ((GenericApplicationContext) context)
          .registerBean(
              "clockOfTests",
              Clock.class,
              () -> Clock.fixed(NOW, ZoneOffset.UTC),
              definition -> definition.setPrimary(true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
