package org.taipeinlu.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The modules of the JDK that the classes of the service refer to, as jdeps finds them in its jar
 * and in those inside of it. It does not find what is looked up by name at run time, such as
 * services.
 */
record ServiceModules(Set<String> names) {
  private static final Path JAR = Path.of("../service/target/taipei-nlu-service.jar");
  private static final Pattern REFERENCE =
      Pattern.compile("-> ((?:java|jdk)\\.[a-z.]+)$", Pattern.MULTILINE);
  private static final Set<String> ONLY_TO_BUILD_ICU = Set.of("jdk.compiler", "jdk.javadoc");

  static ServiceModules find(Path folder) throws IOException, InterruptedException {
    extract(folder);
    Set<String> names = new TreeSet<>();
    Matcher reference = REFERENCE.matcher(jdeps(folder));
    while (reference.find()) {
      names.add(reference.group(1));
    }
    assertThat(names).contains("java.base", "java.sql", "jdk.incubator.vector");
    names.removeAll(ONLY_TO_BUILD_ICU);
    return new ServiceModules(names);
  }

  private static void extract(Path folder) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--destination",
                folder.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).as("code of extracting " + JAR).isZero();
  }

  private static String jdeps(Path folder) throws IOException {
    String libraries = folder.resolve("lib").toString();
    List<String> arguments = new ArrayList<>(List.of("-s", "--ignore-missing-deps"));
    arguments.addAll(List.of("--multi-release", Integer.toString(Runtime.version().feature())));
    arguments.addAll(List.of("--module-path", libraries, "--class-path", libraries + "/*"));
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toString).filter(file -> file.endsWith(".jar")).forEach(arguments::add);
    }
    StringWriter found = new StringWriter();
    PrintWriter output = new PrintWriter(found);
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    int code = jdeps.run(output, output, arguments.toArray(String[]::new));
    assertThat(code).as(() -> "code of jdeps, which says " + found).isZero();
    return found.toString();
  }
}
