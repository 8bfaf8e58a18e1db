package org.taipeinlu.training.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.Bfloat16;
import org.taipeinlu.network.CharacterConvolution;
import org.taipeinlu.network.Matrix;

/**
 * The network in training: an embedding for each feature, or its ids one-hot, and a convolution
 * over the characters of the word, side by side, then hidden layers, then a softmax over the labels
 * at each token, or a conditional random field over all of them.
 *
 * <p>What runs together is of one length (see {@link Batch}). Not thread-safe.
 */
public final class TaggerNetwork {
  private static final String AVERAGE = "average.bin";
  private static final String EMBEDDING = "embedding.";
  private static final String MERGED = "embeddings";
  private static final String CHARACTERS = "characters.";
  private static final String OUTPUT = "output";

  private final TaggerShape shape;
  private final ComputationGraph graph;
  private final InputArrays inputs;
  private final Optional<CharacterEncoder> spelling;
  private @Nullable INDArray average;
  private long averagedSteps;

  private TaggerNetwork(
      TaggerShape shape, Optional<CharacterEncoder> spelling, ComputationGraph graph) {
    this.shape = shape;
    this.spelling = spelling;
    this.graph = graph;
    this.inputs = new InputArrays(shape, spelling);
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
  public static TaggerNetwork create(
      TaggerShape shape, Optional<CharacterEncoder> spelling, double learningRate, long seed) {
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
      if (input.oneHot()) {
        embeddings.add(input.name());
      } else {
        builder.addLayer(EMBEDDING + input.name(), embedding(input), input.name());
        embeddings.add(EMBEDDING + input.name());
      }
      width += input.width();
    }
    if (shape.characters().isPresent()) {
      addCharacters(builder, shape.characters().get());
      embeddings.add(CHARACTERS + "pool");
      width += shape.characters().get().filters();
    }
    builder.addVertex(MERGED, new MergeVertex(), embeddings.toArray(String[]::new));
    String below = MERGED;
    double dropout = shape.dropout().embedding();
    HiddenLayers hidden = HiddenLayers.of(shape);
    for (int layer = 0; layer < shape.cells().size(); layer++) {
      int cells = shape.cells().get(layer);
      builder.addLayer(hidden.name(layer), hidden.layer(width, cells, dropout), below);
      below = hidden.name(layer);
      width = shape.kind().outputs(cells);
      dropout = shape.dropout().hidden();
    }
    builder.addLayer(OUTPUT, output(width, shape, dropout), below).setOutputs(OUTPUT);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return new TaggerNetwork(shape, spelling, graph);
  }

  private static EmbeddingSequenceLayer embedding(TaggerShape.Input input) {
    EmbeddingSequenceLayer.Builder layer = embedding(input.vocabulary(), input.dimension());
    return input.tuned() ? layer.build() : layer.updater(new NoOp()).build();
  }

  private static EmbeddingSequenceLayer.Builder embedding(int entries, int dimension) {
    return new EmbeddingSequenceLayer.Builder()
        .nIn(entries)
        .nOut(dimension)
        .activation(Activation.IDENTITY)
        .outputDataFormat(RNNFormat.NCW);
  }

  /**
   * The words of a sentence lie in one row of characters. A word begins and ends with padding, and
   * so does the row: each window of the convolution that reaches over the edge of a word sees
   * padding, whatever stands beside it.
   */
  private static void addCharacters(GraphBuilder builder, TaggerShape.Characters sizes) {
    String input = CHARACTERS + "ids";
    builder.addInputs(input);
    builder.addLayer(
        CHARACTERS + "embedding", embedding(sizes.alphabet(), sizes.dimension()).build(), input);
    builder.addLayer(
        CHARACTERS + "filter",
        new Convolution1DLayer.Builder(CharacterConvolution.WINDOW)
            .nIn(sizes.dimension())
            .nOut(sizes.filters())
            .activation(Activation.RELU)
            .convolutionMode(ConvolutionMode.Truncate)
            .rnnDataFormat(RNNFormat.NCW)
            .build(),
        CHARACTERS + "embedding");
    builder.addLayer(
        CHARACTERS + "pool",
        new Subsampling1DLayer.Builder(SubsamplingLayer.PoolingType.MAX, sizes.row(), sizes.row())
            .convolutionMode(ConvolutionMode.Truncate)
            .build(),
        CHARACTERS + "filter");
  }

  private static BaseOutputLayer output(int inputs, TaggerShape shape, double dropout) {
    if (shape.crf()) {
      return new CrfOutputLayer.Builder()
          .nIn(inputs)
          .nOut(shape.labels())
          .dropOut(1 - dropout)
          .build();
    }
    return new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
        .nIn(inputs)
        .nOut(shape.labels())
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
  public static TaggerNetwork ofBytes(
      byte[] zip, TaggerShape shape, Optional<CharacterEncoder> spelling) throws IOException {
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
    TaggerNetwork network = new TaggerNetwork(shape, spelling, graph);
    network.readAverage(zip);
    return network;
  }

  private void readAverage(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().equals(AVERAGE)) {
          DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
          averagedSteps = data.readLong();
          average = Nd4j.read(data);
        }
      }
    }
  }

  /**
   * Takes the weights as they are now into their running average, which begins quickly.
   *
   * @param decay share of the old average that stays; 0 for no average
   */
  public void average(double decay) {
    if (decay == 0) {
      return;
    }
    averagedSteps++;
    double kept = Math.min(decay, averagedSteps / (averagedSteps + 9.0));
    if (average == null) {
      average = graph.params().dup();
    } else {
      // in place: an array for what is added would cost more than the sum
      int length = (int) average.length();
      FloatPointer sum = LstmPass.pointer(average);
      openblas_nolapack.cblas_sscal(length, (float) kept, sum, 1);
      openblas_nolapack.cblas_saxpy(
          length, (float) (1 - kept), LstmPass.pointer(graph.params()), 1, sum, 1);
    }
  }

  /**
   * {@return the network that is measured and exported: of the running average, if there is one}
   *
   * @param rounded whether each weight becomes the nearest {@link Bfloat16} number
   */
  public TaggerNetwork outcome(boolean rounded) {
    if (average == null && !rounded) {
      return this;
    }
    INDArray weights = average == null ? graph.params() : average;
    ComputationGraph copy = graph.clone();
    copy.setParams(rounded ? nearest(weights) : weights.dup());
    return new TaggerNetwork(shape, spelling, copy);
  }

  private static INDArray nearest(INDArray weights) {
    float[] values = weights.dup().data().asFloat();
    for (int i = 0; i < values.length; i++) {
      values[i] = Bfloat16.nearest(values[i]);
    }
    return Nd4j.createFromArray(values).reshape(weights.shape());
  }

  /** Gives a word its vector, before training. */
  public void setWordVector(int id, float[] vector) {
    INDArray words = graph.getParam(EMBEDDING + shape.inputs().get(0).name() + "_W");
    words.putRow(id, Nd4j.createFromArray(vector));
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
      if (withUpdater && average != null) {
        ZipEntry entry = new ZipEntry(AVERAGE);
        entry.setTime(0);
        out.putNextEntry(entry);
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(averagedSteps);
        Nd4j.write(average, data);
        data.flush();
      }
    }
    return timeless.toByteArray();
  }

  /**
   * Sets the step size of what follows.
   *
   * <p>Deeplearning4j's own setter passes over layers within another one: a layer that reads both
   * ways would keep the size with which the network was made.
   */
  public void setLearningRate(double rate) {
    for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
      setLearningRate(layer.conf().getLayer(), rate);
    }
    graph.setLearningRate(rate); // takes the new sizes into use, too
  }

  private static void setLearningRate(Layer layer, double rate) {
    if (layer instanceof Bidirectional both) {
      setLearningRate(both.getFwd(), rate);
      setLearningRate(both.getBwd(), rate);
    } else if (layer instanceof BaseWrapperLayer wrapper) {
      setLearningRate(wrapper.getUnderlying(), rate);
    } else if (layer instanceof BaseLayer base && base.getIUpdater().hasLearningRate()) {
      base.getIUpdater().setLrAndSchedule(rate, null);
    }
  }

  /**
   * Learns from one batch.
   *
   * @return the loss for each token
   */
  double fit(Batch batch) {
    graph.fit(inputs.of(batch.sentences()), new INDArray[] {labels(batch)});
    return graph.score() / batch.length();
  }

  /** {@return the right labels, one-hot: {@code [sentences][labels][tokens]}} */
  INDArray labels(Batch batch) {
    int size = batch.sentences().size();
    int length = batch.length();
    float[] labels = new float[size * shape.labels() * length];
    for (int row = 0; row < size; row++) {
      int[] tags = batch.tags().get(row);
      for (int token = 0; token < length; token++) {
        labels[(row * shape.labels() + tags[token]) * length + token] = 1;
      }
    }
    return Nd4j.createFromArray(labels).reshape(size, shape.labels(), length);
  }

  ComputationGraph graph() {
    return graph;
  }

  InputArrays inputs() {
    return inputs;
  }

  /**
   * {@return Deeplearning4j's own probabilities: for each sentence {@code [token][label]}}
   *
   * @param sentences of one length
   */
  public List<double[][]> probabilities(List<EncodedSentence> sentences) {
    INDArray output = graph.output(inputs.of(sentences))[0];
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
    ParameterTable table = new ParameterTable(graph.paramTable());
    for (TaggerShape.Input input : shape.inputs()) {
      if (!input.oneHot()) {
        String name = EMBEDDING + input.name();
        weights.put(name, table.matrix(name + "_W"));
      }
    }
    if (shape.characters().isPresent()) {
      weights.put("character.embedding", table.matrix(CHARACTERS + "embedding_W"));
      weights.put("character.filter", filter(table.array(CHARACTERS + "filter_W")));
      weights.put("character.bias", table.matrix(CHARACTERS + "filter_b"));
    }
    HiddenLayers hidden = HiddenLayers.of(shape);
    for (int layer = 0; layer < shape.cells().size(); layer++) {
      weights.putAll(hidden.weights(layer, table));
    }
    weights.put("output.weight", table.matrix(OUTPUT + "_W"));
    weights.put("output.bias", table.matrix(OUTPUT + "_b"));
    if (shape.crf()) {
      weights.put("transition.weight", table.matrix(OUTPUT + "_" + CrfParameters.TRANSITIONS));
    }
    return weights;
  }

  /** Declared as {@code [filters][dimension][window][1]}, but laid out the other way around. */
  private static Matrix filter(INDArray array) {
    int filters = (int) array.size(0);
    int rows = (int) (array.length() / filters);
    return new Matrix(rows, filters, array.dup('c').reshape(array.length()).toFloatVector());
  }
}
