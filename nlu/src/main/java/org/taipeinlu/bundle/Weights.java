package org.taipeinlu.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.FeatureEncoder;
import org.taipeinlu.features.FeatureKind;
import org.taipeinlu.network.BiLstmScorer;
import org.taipeinlu.network.CellKind;
import org.taipeinlu.network.CellScorer;
import org.taipeinlu.network.CellWeights;
import org.taipeinlu.network.CharacterConvolution;
import org.taipeinlu.network.FeatureInput;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.Matrix;
import org.taipeinlu.network.NetworkKind;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.tagging.LabelSet;
import org.taipeinlu.tagging.SpanDecoder;

/** The parameters by name, taken out one by one so that none is left over. */
record Weights(Map<String, Matrix> tensors) {

  TaggingEngine engine(
      FeatureEncoder encoder,
      List<Manifest.Feature> features,
      Manifest.Network network,
      LabelSet labels,
      KernelKind kernel) {
    SequenceScorer scorer = scorer(encoder, features, network, labels.size(), kernel);
    SpanDecoder decoder = decoder(network, labels);
    if (!tensors.isEmpty()) {
      throw new InvalidBundleException(
          ModelBundle.WEIGHTS
              + ": tensor \""
              + tensors.keySet().iterator().next()
              + "\" is not used");
    }
    return new TaggingEngine(scorer, decoder);
  }

  private SpanDecoder decoder(Manifest.Network network, LabelSet labels) {
    if (!Manifest.Network.CRF.equals(network.output())) {
      return new SpanDecoder(labels);
    }
    int size = labels.size();
    Matrix matrix = take("transition.weight", size + 1, size);
    float[][] moves = new float[size + 1][];
    for (int from = 0; from <= size; from++) {
      moves[from] = Arrays.copyOfRange(matrix.values(), from * size, (from + 1) * size);
    }
    return new SpanDecoder(labels, moves);
  }

  private SequenceScorer scorer(
      FeatureEncoder encoder,
      List<Manifest.Feature> features,
      Manifest.Network network,
      int labels,
      KernelKind kernel) {
    NetworkKind kind = NetworkKind.ofId(network.kind());
    List<FeatureInput> inputs = new ArrayList<>();
    for (Manifest.Feature feature : features) {
      inputs.add(input(feature));
    }
    Optional<BiLstmScorer.Spelling> spelling = spelling(encoder, network);
    Optional<CharacterConvolution> convolution = spelling.map(BiLstmScorer.Spelling::convolution);
    int width = inputs.stream().mapToInt(FeatureInput::width).sum();
    width += convolution.map(CharacterConvolution::size).orElse(0);
    List<CellScorer.Layer> layers = new ArrayList<>();
    for (int size : network.layers()) {
      String name = kind.cell().id() + "." + layers.size();
      CellWeights forward = cell(name + ".forward", kind.cell(), width, size);
      Optional<CellWeights> backward =
          kind.bidirectional()
              ? Optional.of(cell(name + ".backward", kind.cell(), width, size))
              : Optional.empty();
      layers.add(new CellScorer.Layer(forward, backward));
      width = kind.outputs(size);
    }
    Matrix outputWeights = take("output.weight", width, labels);
    Matrix outputBias = take("output.bias", 1, labels);
    if (network.kind().equals(Manifest.Network.BILSTM)
        && inputs.stream().allMatch(input -> input.embedding().isPresent())) {
      return new BiLstmScorer(
          inputs.stream().map(input -> input.embedding().orElseThrow()).toList(),
          spelling,
          layers.stream().map(Weights::bidirectional).toList(),
          outputWeights,
          outputBias,
          kernel);
    }
    return new CellScorer(inputs, convolution, layers, outputWeights, outputBias, kernel);
  }

  private FeatureInput input(Manifest.Feature feature) {
    return feature.oneHot()
        ? FeatureInput.oneHot(feature.size())
        : FeatureInput.embedded(
            take("embedding." + feature.kind(), feature.size(), feature.dimension()));
  }

  private CellWeights cell(String name, CellKind kind, int inputs, int size) {
    Map<String, Matrix> own = new LinkedHashMap<>();
    for (CellKind.Tensor tensor : kind.tensors(inputs, size)) {
      own.put(tensor.name(), take(name + "." + tensor.name(), tensor.rows(), tensor.columns()));
    }
    return new CellWeights(kind, own);
  }

  private static BiLstmScorer.Bidirectional bidirectional(CellScorer.Layer layer) {
    return new BiLstmScorer.Bidirectional(
        layer.forward().lstm(), layer.backward().orElseThrow().lstm());
  }

  private Optional<BiLstmScorer.Spelling> spelling(
      FeatureEncoder encoder, Manifest.Network network) {
    if (network.characters().isEmpty()) {
      return Optional.empty();
    }
    Manifest.Characters sizes = network.characters().get();
    CharacterEncoder characters =
        encoder
            .characters()
            .orElseThrow(
                () -> new InvalidBundleException("the network reads characters, but has none"));
    CharacterConvolution convolution =
        new CharacterConvolution(
            characters,
            take("character.embedding", sizes.size(), sizes.dimension()),
            take(
                "character.filter",
                CharacterConvolution.WINDOW * sizes.dimension(),
                sizes.filters()),
            take("character.bias", 1, sizes.filters()));
    for (int feature = 0; feature < encoder.columns().size(); feature++) {
      FeatureEncoder.Column column = encoder.columns().get(feature);
      if (column.kind() == FeatureKind.WORD) {
        return Optional.of(new BiLstmScorer.Spelling(convolution, feature, column.vocabulary()));
      }
    }
    throw new InvalidBundleException("a network that reads characters needs the feature \"word\"");
  }

  private Matrix take(String name, int rows, int columns) {
    Matrix matrix = tensors.remove(name);
    if (matrix == null) {
      throw new InvalidBundleException(
          ModelBundle.WEIGHTS + ": tensor \"" + name + "\" is missing");
    }
    if (matrix.rows() != rows || matrix.columns() != columns) {
      throw new InvalidBundleException(
          String.format(
              Locale.ROOT,
              "%s: tensor \"%s\" is %d × %d, manifest.json says %d × %d",
              ModelBundle.WEIGHTS,
              name,
              matrix.rows(),
              matrix.columns(),
              rows,
              columns));
    }
    for (float value : matrix.values()) {
      if (!Float.isFinite(value)) {
        throw new InvalidBundleException(
            ModelBundle.WEIGHTS + ": tensor \"" + name + "\" holds a number that is not finite");
      }
    }
    return matrix;
  }
}
