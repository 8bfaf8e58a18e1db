package org.taipeinlu.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Writes {@link TinyModel} and points the service to it. */
class TinyModelInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
