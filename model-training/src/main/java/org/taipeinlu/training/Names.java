package org.taipeinlu.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.NameList;
import org.taipeinlu.gazetteer.EverydayWords;
import org.taipeinlu.gazetteer.Gazetteer;
import org.taipeinlu.gazetteer.Place;
import org.taipeinlu.text.Tokenizer;
import org.taipeinlu.training.config.TrainingConfig;
import org.taipeinlu.training.corpus.CorpusFormatException;

/** Reads the names that a network is told of beside the words. */
final class Names {
  private static final String CODE = "code";

  private Names() {}

  /** {@return the names that the settings ask for; empty if the feature is not used} */
  static Optional<NameList> of(TrainingConfig config) throws IOException {
    if (config.dimension(FeatureKind.GAZETTEER) == 0) {
      return Optional.empty();
    }
    NameList.Builder names = new NameList.Builder(new Tokenizer(config.tokenizerKind()));
    String file = config.gazetteer().file();
    if (file.isEmpty()) {
      addPlaces(names);
    } else {
      addFile(names, Path.of(file));
    }
    return Optional.of(names.build());
  }

  private static void addPlaces(NameList.Builder names) {
    for (Place place : Gazetteer.ofDefault().places()) {
      String kind = place.kind().name().toLowerCase(Locale.ROOT);
      addUnlessEveryday(names, kind, place.names());
      addUnlessEveryday(names, CODE, place.iata());
    }
  }

  private static void addUnlessEveryday(
      NameList.Builder names, String group, List<String> candidates) {
    candidates.stream()
        .filter(name -> !EverydayWords.contains(name.toLowerCase(Locale.ROOT)))
        .forEach(name -> names.add(group, name));
  }

  private static void addFile(NameList.Builder names, Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\t", -1);
      if (fields.length != 2 || !fields[0].matches("[\\p{L}\\p{N}_-]+") || fields[1].isBlank()) {
        throw new CorpusFormatException(
            file + ":" + (i + 1),
            "not a name of the gazetteer; write a group of letters, a tab and a name");
      }
      names.add(fields[0], fields[1]);
    }
  }
}
