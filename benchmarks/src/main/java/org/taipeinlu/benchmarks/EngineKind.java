package org.taipeinlu.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.Manifest;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.KernelKind;
import org.taipeinlu.network.SequenceScorer;
import org.taipeinlu.training.network.NativeMemory;
import org.taipeinlu.training.network.TaggerNetwork;
import org.taipeinlu.training.network.TaggerShape;

/** The engines that run the same weights. */
public enum EngineKind {
  /** This project's, in plain loops. */
  SCALAR {
    @Override
    Engine open() {
      return own(KernelKind.SCALAR);
    }
  },

  /** This project's, with jdk.incubator.vector. */
  VECTOR {
    @Override
    Engine open() {
      return own(KernelKind.VECTOR);
    }
  },

  /** ONNX Runtime, on one thread, with all optimisations. */
  ONNX_RUNTIME {
    @Override
    Engine open() {
      return new OnnxEngine(Samples.bundleFiles());
    }
  },

  /** {@code output()} of the network that was trained. */
  DEEPLEARNING4J {
    @Override
    Engine open() {
      return deeplearning4j();
    }
  };

  abstract Engine open();

  private static Engine own(KernelKind kernel) {
    SequenceScorer scorer = ModelBundle.read(Samples.bundleFiles(), kernel).scorer();
    return new Engine() {
      @Override
      public Object score(EncodedSentence sentence) {
        return scorer.score(sentence);
      }

      @Override
      public Object scoreAll(List<EncodedSentence> sentences) {
        return scorer.scoreAll(sentences);
      }
    };
  }

  private static Engine deeplearning4j() {
    NativeMemory.limit();
    BundleFiles files = Samples.bundleFiles();
    Manifest manifest = ModelBundle.read(files).manifest();
    TaggerNetwork network;
    try {
      byte[] trained = Files.readAllBytes(Samples.MODEL.resolve(ModelBundle.TRAINABLE));
      network = TaggerNetwork.ofBytes(trained, TaggerShape.of(manifest), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Engine() {
      @Override
      public Object score(EncodedSentence sentence) {
        return network.probabilities(List.of(sentence));
      }

      @Override
      public Object scoreAll(List<EncodedSentence> sentences) {
        return network.probabilities(sentences);
      }
    };
  }
}
