package org.taipeinlu.training.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file in {@code data/} that says something.
 *
 * @param place file and line number
 * @param text without white space at its ends
 */
record DataLine(String place, String text) {

  /** {@return the lines of a file but for blank ones and those that begin with {@code #}} */
  static List<DataLine> read(Path file) throws IOException {
    List<DataLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        lines.add(new DataLine(file.getFileName() + ":" + number, text));
      }
    }
    return lines;
  }
}
