package org.taipeinlu.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.taipeinlu.training.evaluation.report.TrainingHistory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a training is, on disk: the network after the last whole round and the best one so far.
 *
 * <p>Each round writes files of its own and then moves {@code state.json} into place, which names
 * them: whenever the program ends, what {@code state.json} names is whole.
 */
final class Checkpoint {
  private static final String STATE = "state.json";
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * What {@code state.json} holds.
   *
   * @param epochs rounds that are done
   * @param network file of the network, with the state of its updater
   * @param best file of the best network
   * @param bestF1 its F1 on the validation sentences
   * @param bestEpoch the round after which it was saved, counted from 1
   * @param settings of the training; a training with others cannot go on from here
   * @param dataSha256 of the corpus, likewise
   * @param history of the rounds
   */
  record State(
      int epochs,
      String network,
      String best,
      double bestF1,
      int bestEpoch,
      Map<String, String> settings,
      String dataSha256,
      List<TrainingHistory.Epoch> history) {}

  private final Path folder;

  Checkpoint(Path folder) {
    this.folder = folder;
  }

  Optional<State> state() throws IOException {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(folder.resolve(STATE)), State.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  /**
   * Saves a round. When it fails, the round that was saved before stays whole.
   *
   * @param state names the files
   * @param network content of {@link State#network}
   * @param best content of {@link State#best}, or null where an earlier round is still the best
   */
  void save(State state, byte[] network, byte @Nullable [] best) throws IOException {
    Path beside = folder.resolve(STATE + ".new");
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(state.network()), network);
      if (best != null) {
        Files.write(folder.resolve(state.best()), best);
      }
      Files.write(beside, JSON.writeValueAsBytes(state));
    } catch (IOException e) {
      throw notSaved(state, best != null, e);
    }
    Files.move(
        beside,
        folder.resolve(STATE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    deleteAllBut(List.of(STATE, state.network(), state.best()));
  }

  /** Takes away what was begun, so that a full disk has room again. */
  private IOException notSaved(State state, boolean best, IOException cause) {
    IOException failure =
        new IOException(
            String.format(
                Locale.ROOT,
                "%s: round %d cannot be saved (%s); what was saved before is whole: make room, and go on with --resume",
                folder,
                state.epochs(),
                cause.getMessage()),
            cause);
    List<String> begun = new ArrayList<>(List.of(STATE + ".new", state.network()));
    if (best) {
      begun.add(state.best());
    }
    for (String file : begun) {
      try {
        Files.deleteIfExists(folder.resolve(file));
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }

  /** Removes the checkpoint; a missing one is fine. */
  void delete() throws IOException {
    if (Files.isDirectory(folder)) {
      deleteAllBut(List.of());
      Files.delete(folder);
    }
  }

  private void deleteAllBut(List<String> names) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!names.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }
}
