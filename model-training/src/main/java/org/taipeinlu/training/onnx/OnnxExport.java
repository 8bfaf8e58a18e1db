package org.taipeinlu.training.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.InvalidBundleException;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.network.CharacterConvolution;
import org.taipeinlu.network.Matrix;

/**
 * A bundle's network as an ONNX model: ids in, emission scores out.
 *
 * <pre>
 * in   one for each feature, named as it   int64 [tokens][sentences]
 *      characters, if it reads them        int64 [tokens][sentences][row]      as CharacterEncoder
 *      lengths                             int32 [sentences]     shorter sentences padded with any id
 * out  scores                              float [tokens][sentences][labels]
 *      transitions, of a CRF               float [labels + 1][labels]          the last row: starts
 * </pre>
 *
 * <p>The labels are in the metadata, the ids are line numbers of the bundle's vocabularies.
 */
public final class OnnxExport {
  /** Understood by every ONNX Runtime since 1.10 (2021). */
  private static final int OPERATOR_SET = 15;

  private static final int FORMAT_VERSION = 8;

  /** ONNX wants the gates as i o f c, the bundle has them as c f o i. */
  private static final int[] GATES = {3, 2, 1, 0};

  private final Manifest manifest;
  private final Map<String, Matrix> tensors;
  private final OnnxGraph graph = new OnnxGraph();

  private OnnxExport(Manifest manifest, Map<String, Matrix> tensors) {
    this.manifest = manifest;
    this.tensors = tensors;
  }

  /**
   * {@return the content of a .onnx file}
   *
   * @throws InvalidBundleException if the bundle is not whole, or holds what cannot be exported
   */
  public static byte[] of(BundleFiles files) {
    Manifest manifest = ModelBundle.read(files).manifest();
    if (manifest.network().characters().isPresent()) {
      throw new InvalidBundleException(
          "a network that reads characters cannot be exported yet; train one with characters.filters 0");
    }
    return of(manifest, ModelBundle.weights(files));
  }

  static byte[] of(Manifest manifest, Map<String, Matrix> tensors) {
    requireExportable(manifest);
    return new OnnxExport(manifest, new LinkedHashMap<>(tensors)).write();
  }

  private static void requireExportable(Manifest manifest) {
    String kind = manifest.network().kind();
    boolean oneHot = manifest.features().stream().anyMatch(feature -> feature.dimension() == 0);
    if (!kind.equals(Manifest.Network.BILSTM) || oneHot) {
      throw new InvalidBundleException(
          String.format(
              Locale.ROOT,
              "only a network of kind %s with embeddings can be exported to ONNX, this one is %s%s; train one with network.kind lstm, network.bidirectional true and network.input embedding",
              Manifest.Network.BILSTM,
              kind,
              oneHot ? " with one-hot input" : ""));
    }
  }

  private byte[] write() {
    String hidden = embeddings();
    graph.input("lengths", DataType.INT32, "sentences");
    int inputs = manifest.features().stream().mapToInt(Manifest.Feature::dimension).sum();
    inputs += manifest.network().characters().map(Manifest.Characters::filters).orElse(0);
    for (int layer = 0; layer < manifest.network().layers().size(); layer++) {
      int cells = manifest.network().layers().get(layer);
      hidden = lstm("lstm." + layer, hidden, inputs, cells);
      inputs = 2 * cells;
    }
    int labels = manifest.labels().size();
    String weights =
        graph.constant("output.weight", take("output.weight").values(), inputs, labels);
    String product = graph.node("MatMul", "product", List.of(hidden, weights));
    String bias = graph.constant("output.bias", take("output.bias").values(), labels);
    graph.node("Add", "scores", List.of(product, bias));
    graph.output("scores", DataType.FLOAT, "tokens", "sentences", Integer.toString(labels));
    if (manifest.network().output().equals(Manifest.Network.CRF)) {
      float[] moves = take("transition.weight").values();
      String transitions = graph.constant("transition.weight", moves, labels + 1, labels);
      graph.node("Identity", "transitions", List.of(transitions));
      String rows = Integer.toString(labels + 1);
      graph.output("transitions", DataType.FLOAT, rows, Integer.toString(labels));
    }
    requireNothingLeft();
    return model();
  }

  private String embeddings() {
    List<String> parts = new ArrayList<>();
    for (Manifest.Feature feature : manifest.features()) {
      String name = "embedding." + feature.kind();
      String table = graph.constant(name, take(name).values(), feature.size(), feature.dimension());
      String ids = graph.input(feature.kind(), DataType.INT64, "tokens", "sentences");
      parts.add(graph.node("Gather", "embedded." + feature.kind(), List.of(table, ids)));
    }
    manifest.network().characters().ifPresent(sizes -> parts.add(characters(sizes)));
    return graph.node("Concat", "embedded", parts, OnnxGraph.number("axis", 2));
  }

  /** A window of padding on both sides, a convolution, rectified, and its largest values. */
  private String characters(Manifest.Characters sizes) {
    String ids =
        graph.input(
            "characters", DataType.INT64, "tokens", "sentences", Integer.toString(sizes.row()));
    String around = graph.constant("character.around", 0, 0, 1, 0, 0, 1);
    String padding = graph.constant("character.padding", CharacterEncoder.PADDING);
    String padded = graph.node("Pad", "character.padded", List.of(ids, around, padding));
    String table =
        graph.constant(
            "character.embedding",
            take("character.embedding").values(),
            sizes.size(),
            sizes.dimension());
    String embedded = graph.node("Gather", "character.embedded", List.of(table, padded));
    String flat = graph.constant("character.flat", -1, sizes.row() + 2L, sizes.dimension());
    String words = graph.node("Reshape", "character.words", List.of(embedded, flat));
    String turned =
        graph.node(
            "Transpose", "character.turned", List.of(words), OnnxGraph.numbers("perm", 0L, 2L, 1L));
    String bias =
        graph.constant("character.bias", take("character.bias").values(), sizes.filters());
    String sums = graph.node("Conv", "character.sums", List.of(turned, filter(sizes), bias));
    String positive = graph.node("Relu", "character.positive", List.of(sums));
    String largest =
        graph.node(
            "ReduceMax",
            "character.largest",
            List.of(positive),
            OnnxGraph.numbers("axes", 2L),
            OnnxGraph.number("keepdims", 0));
    return graph.node("Reshape", "character.vectors", List.of(largest, vectorsShape(sizes)));
  }

  /** {@code [3 × dimension][filters]} as {@code [filters][dimension][3]}. */
  private String filter(Manifest.Characters sizes) {
    Matrix matrix = take("character.filter");
    float[] values = new float[matrix.values().length];
    int next = 0;
    for (int filter = 0; filter < sizes.filters(); filter++) {
      for (int d = 0; d < sizes.dimension(); d++) {
        for (int place = 0; place < CharacterConvolution.WINDOW; place++) {
          int row = place * sizes.dimension() + d;
          values[next++] = matrix.values()[row * sizes.filters() + filter];
        }
      }
    }
    return graph.constant(
        "character.filter",
        values,
        sizes.filters(),
        sizes.dimension(),
        CharacterConvolution.WINDOW);
  }

  /** {@code [tokens][sentences][filters]}, the first two as the first feature has them. */
  private String vectorsShape(Manifest.Characters sizes) {
    String first = manifest.features().get(0).kind();
    String shape = graph.node("Shape", "character.tokens", List.of(first));
    String filters = graph.constant("character.filters", sizes.filters());
    return graph.node(
        "Concat", "character.shape", List.of(shape, filters), OnnxGraph.number("axis", 0));
  }

  private String lstm(String name, String below, int inputs, int cells) {
    String input = transposed(name, ".input", inputs, cells);
    String recurrent = transposed(name, ".recurrent", cells, cells);
    String bias = bias(name, cells);
    String bySide =
        graph.node(
            "LSTM",
            name,
            List.of(below, input, recurrent, bias, "lengths"),
            OnnxGraph.text("direction", "bidirectional"),
            OnnxGraph.number("hidden_size", cells));
    String turned =
        graph.node(
            "Transpose",
            name + ".turned",
            List.of(bySide),
            OnnxGraph.numbers("perm", 0L, 2L, 1L, 3L));
    String shape = graph.constant(name + ".shape", 0, 0, 2L * cells);
    return graph.node("Reshape", name + ".output", List.of(turned, shape));
  }

  /** {@code [inputs][4H]} of both directions as {@code [2][4H][inputs]}. */
  private String transposed(String name, String part, int inputs, int cells) {
    float[] values = new float[2 * 4 * cells * inputs];
    int next = 0;
    for (Matrix matrix : both(name, part)) {
      for (int gate : GATES) {
        for (int cell = 0; cell < cells; cell++) {
          for (int input = 0; input < inputs; input++) {
            values[next++] = matrix.values()[input * matrix.columns() + gate * cells + cell];
          }
        }
      }
    }
    return graph.constant(name + part, values, 2, 4L * cells, inputs);
  }

  /** ONNX adds two biases; the second stays zero. */
  private String bias(String name, int cells) {
    float[] values = new float[2 * 8 * cells];
    int next = 0;
    for (Matrix matrix : both(name, ".bias")) {
      for (int gate : GATES) {
        System.arraycopy(matrix.values(), gate * cells, values, next, cells);
        next += cells;
      }
      next += 4 * cells;
    }
    return graph.constant(name + ".bias", values, 2, 8L * cells);
  }

  private List<Matrix> both(String name, String part) {
    return List.of(take(name + ".forward" + part), take(name + ".backward" + part));
  }

  private Matrix take(String name) {
    Matrix matrix = tensors.remove(name);
    if (matrix == null) {
      throw new InvalidBundleException("tensor \"" + name + "\" is missing");
    }
    return matrix;
  }

  private void requireNothingLeft() {
    if (!tensors.isEmpty()) {
      throw new InvalidBundleException(
          "the ONNX export does not know what tensor \""
              + tensors.keySet().iterator().next()
              + "\" is for; this model cannot be exported");
    }
  }

  private byte[] model() {
    String features =
        manifest.features().stream().map(Manifest.Feature::kind).collect(Collectors.joining(" "));
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT_VERSION)
        .setProducerName("taipei-nlu")
        .setDocString("Slot filling: " + manifest.name())
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .addMetadataProps(metadata("model_id", manifest.id()))
        .addMetadataProps(metadata("labels", String.join(" ", manifest.labels())))
        .addMetadataProps(metadata("features", features))
        .setGraph(graph.build())
        .build()
        .toByteArray();
  }

  private static StringStringEntryProto metadata(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
