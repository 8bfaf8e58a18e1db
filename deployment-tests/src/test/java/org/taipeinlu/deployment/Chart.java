package org.taipeinlu.deployment;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The chart, rendered by Helm itself. */
final class Chart {
  static final Path FOLDER = Path.of("../helm/taipei-nlu");

  private static final Path RENDERED = withoutHooks();

  private static final Path VALUES = Path.of("src/test/resources/values");

  private Chart() {}

  /** {@return a copy whose hooks are plain objects, since helm-java renders no hooks} */
  private static Path withoutHooks() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      Path copy = Files.createTempDirectory("chart").resolve("taipei-nlu");
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path target = copy.resolve(FOLDER.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(
            target, Files.readString(file).replaceAll("(?m)^ *helm\\.sh/hook.*\\R", ""));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return what the chart renders with the values of a file of the tests} */
  static String render(String values) {
    return template().withValuesFile(VALUES.resolve(values + ".yaml")).call();
  }

  /** {@return what the chart renders with single values} */
  static String render(Map<String, Object> values) {
    TemplateCommand command = template();
    values.forEach(command::set);
    return command.call();
  }

  private static TemplateCommand template() {
    return new Helm(RENDERED)
        .template()
        .withName("nlu")
        .withNamespace("travel")
        .withKubeVersion("1.33.0");
  }
}
