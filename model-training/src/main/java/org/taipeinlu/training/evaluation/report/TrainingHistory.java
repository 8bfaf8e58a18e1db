package org.taipeinlu.training.evaluation.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.taipeinlu.training.corpus.format.TargetFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a training went.
 *
 * @param epochs its rounds from the first to the last
 */
public record TrainingHistory(List<Epoch> epochs) {

  /**
   * A round.
   *
   * @param epoch its number from 1
   * @param loss mean for each token
   * @param validationF1 after it, between 0 and 1
   * @param sentences that it read
   * @param seconds that reading them took, without the validation
   */
  public record Epoch(int epoch, double loss, double validationF1, int sentences, double seconds) {
    /** {@return the speed of the training} */
    public double sentencesPerSecond() {
      return sentences / seconds;
    }
  }

  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /**
   * Reads a JSON array of {@code {"epoch", "loss", "validation_f1", "sentences", "seconds"}}.
   *
   * @throws IllegalArgumentException if the file is of another form
   */
  public static TrainingHistory read(Path file) throws IOException {
    List<Epoch> epochs = new ArrayList<>();
    try {
      for (JsonNode entry : new JsonMapper().readTree(Files.readString(file))) {
        epochs.add(
            new Epoch(
                entry.required("epoch").intValue(),
                entry.required("loss").doubleValue(),
                entry.required("validation_f1").doubleValue(),
                entry.required("sentences").intValue(),
                entry.required("seconds").doubleValue()));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file
              + ": not an array of epoch, loss, validation_f1, sentences, seconds: "
              + e.getOriginalMessage(),
          e);
    }
    return new TrainingHistory(epochs);
  }

  /** Writes what {@link #read} reads. */
  public void write(Path file) throws IOException {
    List<Map<String, Object>> json = epochs.stream().map(ReportJson::of).toList();
    TargetFile.write(file, writer -> writer.write(new JsonMapper().writeValueAsString(json)));
  }
}
