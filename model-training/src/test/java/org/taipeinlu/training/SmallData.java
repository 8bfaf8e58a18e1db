package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Patterns and places from which a network learns arrive and leave in seconds. */
public final class SmallData {
  private SmallData() {}

  /** Writes them in the layout of {@code data/}. */
  public static void write(Path folder) throws IOException {
    StringBuilder patterns = new StringBuilder();
    for (String verb :
        List.of("arrive in|get to|travel to|reach", "leave|depart from|start from")) {
      String slot = verb.startsWith("arrive") ? "arrival" : "departure";
      for (String opening : List.of("I", "I would like to", "We", "they want to", "can we")) {
        for (String end : List.of("", " soon", " with a friend", " by train", ", please")) {
          patterns.append(String.format(Locale.ROOT, "%s (%s) {%s}%s%n", opening, verb, slot, end));
        }
      }
    }
    String towns =
        IntStream.range(0, 60)
            .mapToObj(i -> "Town" + (char) ('a' + i % 26) + (char) ('a' + i / 26))
            .collect(Collectors.joining("\n"));
    write(folder.resolve("patterns/en/small.txt"), patterns.toString());
    write(folder.resolve("values/en/place/place.txt"), towns);
    write(folder.resolve("values/en/time/time.txt"), "noon");
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }
}
