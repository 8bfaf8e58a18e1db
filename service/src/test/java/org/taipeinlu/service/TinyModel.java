package org.taipeinlu.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.taipeinlu.bundle.BundleWriter;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.features.Vocabulary;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.text.Tokenizer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real bundle with weights set by hand: five memory cells, one for each thing a word can be. The
 * last one keeps what it has seen, so that "leave Taipei" and "arrive Taipei" differ as they do in
 * a trained model: by memory.
 */
public final class TinyModel {
  // columns of the embeddings, and the forward cell that each drives
  private static final int PLACE_BEGINS = 0;
  private static final int PLACE_GOES_ON = 1;
  private static final int TIME_BEGINS = 2;
  private static final int TIME_GOES_ON = 3;
  private static final int LEAVING = 4;
  private static final int CELLS = 5;
  private static final int INPUTS = CELLS + 1; // the last one opens the cell that remembers
  private static final float OPEN = 20; // a sigmoid of it is 1 but for 2e-9
  private static final LabelSet LABELS = LabelSet.ofSlots(List.of("arrival", "departure", "time"));

  private TinyModel() {}

  /** Writes the bundle as a folder. */
  public static Manifest write(Path folder) {
    return write(folder, "tiny");
  }

  /** Writes the bundle as a folder under another name. */
  public static Manifest write(Path folder, String name) {
    Map<String, float[]> words = words();
    List<String> entries = new ArrayList<>(List.of(Vocabulary.UNKNOWN_ENTRY));
    entries.addAll(words.keySet());
    Vocabulary vocabulary = new Vocabulary(entries);
    return new BundleWriter()
        .vocabularies(
            new FeatureEncoder(List.of(new FeatureEncoder.Column(FeatureKind.WORD, vocabulary))))
        .weights(weights(words))
        .write(manifest(name, entries.size()), folder);
  }

  /** Adds sentences that the bundle must understand as given, one JSON object a line. */
  public static void addGolden(Path folder, String... lines) {
    JsonMapper json = new JsonMapper();
    try {
      Path golden = folder.resolve("golden.jsonl");
      Files.writeString(golden, String.join("\n", lines) + "\n");
      Path file = folder.resolve("manifest.json");
      ObjectNode manifest = (ObjectNode) json.readTree(Files.readAllBytes(file));
      ObjectNode files = (ObjectNode) manifest.get("files");
      files.put("golden.jsonl", sha256(Files.readAllBytes(golden)));
      StringBuilder all = new StringBuilder();
      new TreeSet<>(files.propertyNames())
          .forEach(
              name ->
                  all.append(files.get(name).asString()).append("  ").append(name).append('\n'));
      manifest.put("id", "sha256:" + sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
      Files.write(file, json.writeValueAsBytes(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Manifest manifest(String name, int words) {
    return new Manifest(
        Manifest.FORMAT_VERSION,
        name,
        "",
        Instant.parse("2026-11-20T00:00:00Z"),
        List.of("en", "zh"),
        LABELS.labels(),
        List.of(
            new Manifest.SlotType("arrival", "place"),
            new Manifest.SlotType("departure", "place"),
            new Manifest.SlotType("time", "time")),
        Tokenizer.Kind.WORDS_AND_HAN.id(),
        List.of(new Manifest.Feature("word", words, INPUTS)),
        new Manifest.Network(Manifest.Network.BILSTM, List.of(CELLS)),
        new Manifest.Training("0".repeat(64), 0, "none", "none", Map.of()),
        Map.of(),
        Map.of());
  }

  private static Map<String, float[]> words() {
    Map<String, float[]> words = new LinkedHashMap<>();
    add(words, "taipei london 台", PLACE_BEGINS);
    add(words, "北", PLACE_GOES_ON);
    add(words, "november tomorrow 11", TIME_BEGINS);
    add(words, "2 nd 月 号", TIME_GOES_ON);
    for (String word : "leave from 离".split(" ", -1)) {
      words.put(word, memory(5));
    }
    for (String word : "arrive 到".split(" ", -1)) {
      words.put(word, memory(-5));
    }
    return words;
  }

  private static void add(Map<String, float[]> words, String forms, int trait) {
    for (String form : forms.split(" ", -1)) {
      float[] row = new float[INPUTS];
      row[trait] = 5;
      words.put(form, row);
    }
  }

  private static float[] memory(float leaving) {
    float[] row = new float[INPUTS];
    row[LEAVING] = leaving;
    row[CELLS] = 1;
    return row;
  }

  private static Map<String, Matrix> weights(Map<String, float[]> words) {
    float[] embedding = new float[(words.size() + 1) * INPUTS];
    int next = INPUTS; // the unknown word is nothing at all
    for (float[] row : words.values()) {
      System.arraycopy(row, 0, embedding, next, INPUTS);
      next += INPUTS;
    }
    Map<String, Matrix> weights = new LinkedHashMap<>();
    weights.put("embedding.word", new Matrix(words.size() + 1, INPUTS, embedding));
    weights.put("lstm.0.forward.input", input());
    weights.put("lstm.0.forward.recurrent", zeros(CELLS, 4 * CELLS));
    weights.put("lstm.0.forward.bias", bias());
    weights.put("lstm.0.backward.input", zeros(INPUTS, 4 * CELLS));
    weights.put("lstm.0.backward.recurrent", zeros(CELLS, 4 * CELLS));
    weights.put("lstm.0.backward.bias", zeros(1, 4 * CELLS));
    weights.put("output.weight", output());
    float[] outputBias = new float[LABELS.size()];
    Arrays.fill(outputBias, -10);
    outputBias[LABELS.id("O")] = 0;
    outputBias[LABELS.id("B-arrival")] = -9; // a bare place is where one goes
    weights.put("output.bias", new Matrix(1, LABELS.size(), outputBias));
    return weights;
  }

  private static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[rows * columns]);
  }

  /** Blocks of columns: candidate, forget, output, input. */
  private static Matrix input() {
    float[] values = new float[INPUTS * 4 * CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      values[cell * 4 * CELLS + cell] = 1;
    }
    values[CELLS * 4 * CELLS + 3 * CELLS + LEAVING] = 2 * OPEN;
    return new Matrix(INPUTS, 4 * CELLS, values);
  }

  private static Matrix bias() {
    float[] values = new float[4 * CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      boolean remembers = cell == LEAVING;
      values[CELLS + cell] = remembers ? OPEN : -OPEN;
      values[2 * CELLS + cell] = OPEN;
      values[3 * CELLS + cell] = remembers ? -OPEN : OPEN;
    }
    return new Matrix(1, 4 * CELLS, values);
  }

  private static Matrix output() {
    float[] values = new float[2 * CELLS * LABELS.size()];
    set(values, PLACE_BEGINS, "B-arrival", 20);
    set(values, PLACE_BEGINS, "B-departure", 20);
    set(values, PLACE_GOES_ON, "I-arrival", 20);
    set(values, PLACE_GOES_ON, "I-departure", 20);
    set(values, LEAVING, "B-arrival", -6);
    set(values, LEAVING, "B-departure", 6);
    set(values, TIME_BEGINS, "B-time", 20);
    set(values, TIME_GOES_ON, "I-time", 20);
    return new Matrix(2 * CELLS, LABELS.size(), values);
  }

  private static void set(float[] values, int trait, String label, float weight) {
    values[trait * LABELS.size() + LABELS.id(label)] = weight;
  }
}
