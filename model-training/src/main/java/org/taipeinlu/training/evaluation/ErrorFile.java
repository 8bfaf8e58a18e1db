package org.taipeinlu.training.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.taipeinlu.training.corpus.format.TargetFile;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sentences that came out wrong, as a file: a JSON object a line if its name ends in {@code
 * .jsonl}, otherwise text for people.
 */
public final class ErrorFile {
  private static final JsonMapper JSON = new JsonMapper();

  private ErrorFile() {}

  /** Writes the file; the one that stood there stays until the new one is whole. */
  public static void write(Path file, List<Prediction> errors) throws IOException {
    boolean json = file.toString().endsWith(".jsonl");
    TargetFile.write(
        file,
        writer -> {
          for (Prediction error : errors) {
            writeOne(writer, error, json);
          }
        });
  }

  private static void writeOne(Writer writer, Prediction error, boolean json) throws IOException {
    writer.write(json ? JSON.writeValueAsString(SpanJson.of(error)) : text(error));
    writer.write('\n');
  }

  private static String text(Prediction error) {
    String confidences =
        error.found().stream()
            .map(found -> String.format(Locale.ROOT, "%.3f", found.confidence()))
            .collect(Collectors.joining(", "));
    return String.join(
        "\n",
        error.sentence().id(),
        "  expected " + error.sentence().inline(),
        "  got      " + error.got().inline(),
        "  confidence " + (confidences.isEmpty() ? "–" : confidences));
  }
}
