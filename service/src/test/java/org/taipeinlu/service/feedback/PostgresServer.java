package org.taipeinlu.service.feedback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of a test, in a temporary folder. It refuses to run as root. */
final class PostgresServer {
  static final String USER = "nlu";

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

  private String folder = "";
  private int port;

  static boolean isInstalled() {
    return programs().isPresent();
  }

  private static Optional<Path> programs() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void start() {
    folder = run(List.of("mktemp", "-d")).strip();
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(program("initdb", "-A", "trust", "-U", USER, "-E", "UTF8", "--locale=C", "-D", data()));
    String options = "-p " + port + " -c listen_addresses=127.0.0.1 -k " + folder;
    run(program("pg_ctl", "-D", data(), "-l", folder + "/log", "-w", "-o", options, "start"));
  }

  void stop() {
    run(program("pg_ctl", "-D", data(), "-m", "immediate", "stop"));
    run(List.of("rm", "-r", folder));
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private String data() {
    return folder + "/data";
  }

  private static List<String> program(String name, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(programs().orElseThrow().resolve(name).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static String run(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("runuser", "-u", "postgres", "--")); // comes with the package
    }
    whole.addAll(command);
    try {
      Path output = Files.createTempFile("postgres", ".out"); // a pipe would stay with the server
      Process process =
          new ProcessBuilder(whole)
              .directory(Path.of("/tmp").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int status = process.waitFor();
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (status != 0) {
        throw new IllegalStateException(String.join(" ", whole) + ": " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
