package org.taipeinlu.training.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.Matrix;

/**
 * The network in training: an embedding for each feature, side by side, then bidirectional LSTM
 * layers, then a softmax over the labels at each token.
 *
 * <p>What runs together is of one length (see {@link Batch}). Not thread-safe.
 */
public final class TaggerNetwork {
  private static final String EMBEDDING = "embedding.";
  private static final String MERGED = "embeddings";
  private static final String LSTM_LAYER = "lstm.";
  private static final String OUTPUT = "output";

  private final TaggerShape shape;
  private final ComputationGraph graph;

  private TaggerNetwork(TaggerShape shape, ComputationGraph graph) {
    this.shape = shape;
    this.graph = graph;
    if (graph.numParams() != shape.parameters()) {
      // Deeplearning4j takes the wrong sizes from some configurations without a word
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the graph has %d parameters, its shape asks for %d",
              graph.numParams(),
              shape.parameters()));
    }
  }

  /** {@return a new network with random weights} */
  public static TaggerNetwork create(TaggerShape shape, double learningRate, long seed) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .dataType(DataType.FLOAT)
            .updater(new Adam(learningRate))
            .weightInit(WeightInit.XAVIER)
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .gradientNormalizationThreshold(shape.gradientLimit())
            .graphBuilder();
    int width = 0;
    List<String> embeddings = new ArrayList<>();
    for (TaggerShape.Input input : shape.inputs()) {
      builder.addInputs(input.name());
      builder.addLayer(EMBEDDING + input.name(), embedding(input), input.name());
      embeddings.add(EMBEDDING + input.name());
      width += input.dimension();
    }
    builder.addVertex(MERGED, new MergeVertex(), embeddings.toArray(String[]::new));
    String below = MERGED;
    double dropout = shape.embeddingDropout();
    for (int layer = 0; layer < shape.cells().size(); layer++) {
      int cells = shape.cells().get(layer);
      builder.addLayer(LSTM_LAYER + layer, bidirectional(width, cells, dropout), below);
      below = LSTM_LAYER + layer;
      width = 2 * cells;
      dropout = shape.hiddenDropout();
    }
    builder.addLayer(OUTPUT, output(width, shape.labels(), dropout), below).setOutputs(OUTPUT);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return new TaggerNetwork(shape, graph);
  }

  private static EmbeddingSequenceLayer embedding(TaggerShape.Input input) {
    return new EmbeddingSequenceLayer.Builder()
        .nIn(input.vocabulary())
        .nOut(input.dimension())
        .activation(Activation.IDENTITY)
        .outputDataFormat(RNNFormat.NCW)
        .build();
  }

  private static Bidirectional bidirectional(int inputs, int cells, double dropout) {
    return new Bidirectional(
        Bidirectional.Mode.CONCAT,
        new LSTM.Builder()
            .nIn(inputs)
            .nOut(cells)
            .activation(Activation.TANH)
            .dataFormat(RNNFormat.NCW)
            .dropOut(1 - dropout) // Deeplearning4j counts what is kept
            .build());
  }

  private static RnnOutputLayer output(int inputs, int labels, double dropout) {
    return new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(labels)
        .activation(Activation.SOFTMAX)
        .dataFormat(RNNFormat.NCW)
        .dropOut(1 - dropout)
        .build();
  }

  /**
   * {@return a network as {@link #toBytes} wrote it}
   *
   * @throws IllegalArgumentException if it is not of this shape
   */
  public static TaggerNetwork ofBytes(byte[] zip, TaggerShape shape) throws IOException {
    ComputationGraph graph =
        ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(zip), true);
    if (graph.numParams() != shape.parameters()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the saved network has %d parameters, this training needs %d",
              graph.numParams(),
              shape.parameters()));
    }
    return new TaggerNetwork(shape, graph);
  }

  /**
   * {@return Deeplearning4j's zip of configuration and coefficients}
   *
   * <p>The same network gives the same bytes.
   *
   * @param withUpdater whether training is to go on exactly where it is
   */
  public byte[] toBytes(boolean withUpdater) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ModelSerializer.writeModel(graph, written, withUpdater);
    ByteArrayOutputStream timeless = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(written.toByteArray()));
        ZipOutputStream out = new ZipOutputStream(timeless)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(0);
        out.putNextEntry(copy);
        in.transferTo(out);
      }
    }
    return timeless.toByteArray();
  }

  /** Sets the step size of what follows. */
  public void setLearningRate(double rate) {
    graph.setLearningRate(rate);
  }

  /** Makes the random choices of what follows, such as dropout, depend on this number alone. */
  public void seed(long seed) {
    Nd4j.getRandom().setSeed(seed);
  }

  /**
   * Learns from one batch.
   *
   * @return the loss for each token
   */
  public double fit(Batch batch) {
    int size = batch.sentences().size();
    int length = batch.length();
    float[] labels = new float[size * shape.labels() * length];
    for (int row = 0; row < size; row++) {
      int[] tags = batch.tags().get(row);
      for (int token = 0; token < length; token++) {
        labels[(row * shape.labels() + tags[token]) * length + token] = 1;
      }
    }
    INDArray expected = Nd4j.createFromArray(labels).reshape(size, shape.labels(), length);
    graph.fit(ids(batch.sentences()), new INDArray[] {expected});
    return graph.score() / length;
  }

  private INDArray[] ids(List<EncodedSentence> sentences) {
    int length = sentences.get(0).length();
    INDArray[] ids = new INDArray[shape.inputs().size()];
    for (int feature = 0; feature < ids.length; feature++) {
      float[] values = new float[sentences.size() * length];
      for (int row = 0; row < sentences.size(); row++) {
        for (int token = 0; token < length; token++) {
          values[row * length + token] = sentences.get(row).id(token, feature);
        }
      }
      ids[feature] = Nd4j.createFromArray(values).reshape(sentences.size(), length);
    }
    return ids;
  }

  /**
   * {@return Deeplearning4j's own probabilities: for each sentence {@code [token][label]}}
   *
   * @param sentences of one length
   */
  public List<double[][]> probabilities(List<EncodedSentence> sentences) {
    INDArray output = graph.output(ids(sentences))[0];
    List<double[][]> result = new ArrayList<>();
    for (int row = 0; row < sentences.size(); row++) {
      double[][] probabilities = new double[sentences.get(row).length()][shape.labels()];
      for (int token = 0; token < probabilities.length; token++) {
        for (int label = 0; label < shape.labels(); label++) {
          probabilities[token][label] = output.getDouble(row, label, token);
        }
      }
      result.add(probabilities);
    }
    return result;
  }

  /** {@return all parameters by the names that a bundle gives them} */
  public Map<String, Matrix> weights() {
    Map<String, Matrix> weights = new LinkedHashMap<>();
    Map<String, INDArray> table = graph.paramTable();
    for (TaggerShape.Input input : shape.inputs()) {
      put(weights, EMBEDDING + input.name(), table, EMBEDDING + input.name() + "_W");
    }
    for (int layer = 0; layer < shape.cells().size(); layer++) {
      for (String direction : List.of("forward", "backward")) {
        String name = LSTM_LAYER + layer + "." + direction;
        String key = LSTM_LAYER + layer + "_" + direction.charAt(0);
        put(weights, name + ".input", table, key + "W");
        put(weights, name + ".recurrent", table, key + "RW");
        put(weights, name + ".bias", table, key + "b");
      }
    }
    put(weights, "output.weight", table, OUTPUT + "_W");
    put(weights, "output.bias", table, OUTPUT + "_b");
    return weights;
  }

  private static void put(
      Map<String, Matrix> weights, String name, Map<String, INDArray> table, String key) {
    INDArray array = table.get(key);
    if (array == null) {
      throw new IllegalStateException("no parameter " + key + " among " + table.keySet());
    }
    int columns = (int) array.size(-1);
    int rows = (int) (array.length() / columns);
    float[] values = array.dup('c').reshape(array.length()).toFloatVector();
    weights.put(name, new Matrix(rows, columns, values));
  }
}
