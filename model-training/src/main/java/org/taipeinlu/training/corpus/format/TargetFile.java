package org.taipeinlu.training.corpus.format;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes files beside their places and moves them there when they are whole. */
public final class TargetFile {

  /** Writes the content. */
  public interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  private TargetFile() {}

  /** Writes one file. */
  public static void write(Path file, Content content) throws IOException {
    writeAll(Map.of(file, content));
  }

  /** Writes files that belong together; none takes its place before all are whole. */
  public static void writeAll(Map<Path, Content> files) throws IOException {
    Map<Path, Path> moves = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, Content> file : files.entrySet()) {
        Path target = file.getKey().toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path beside = target.resolveSibling(target.getFileName() + ".new");
        moves.put(beside, target);
        try (Writer writer = Files.newBufferedWriter(beside)) {
          file.getValue().writeTo(writer);
        }
      }
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        Files.move(
            move.getKey(),
            move.getValue(),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (Path beside : moves.keySet()) {
        Files.deleteIfExists(beside);
      }
    }
  }
}
