package org.taipeinlu.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.taipeinlu.bundle.BundleFiles;
import org.taipeinlu.bundle.ModelBundle;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.training.onnx.OnnxExport;

/** ONNX Runtime as its guide has it: one session, direct buffers that are used again. */
final class OnnxEngine implements Engine {
  private static final int MOST_IDS = 1 << 17;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<String> features;
  private final LongBuffer[] ids;
  private final LongBuffer characterIds = direct(MOST_IDS * Long.BYTES).asLongBuffer();
  private final Optional<CharacterEncoder> characters;
  private final IntBuffer lengths = direct(MOST_IDS * Integer.BYTES).asIntBuffer();

  OnnxEngine(BundleFiles files) {
    ModelBundle model = ModelBundle.read(files);
    features = model.manifest().features().stream().map(f -> f.kind()).toList();
    characters = model.encoder().characters();
    ids = new LongBuffer[features.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = direct(MOST_IDS * Long.BYTES).asLongBuffer();
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = environment.createSession(OnnxExport.of(files), options);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  @Override
  public Object score(EncodedSentence sentence) {
    return scoreAll(List.of(sentence));
  }

  @Override
  public FloatBuffer scoreAll(List<EncodedSentence> sentences) {
    int tokens = sentences.get(0).length();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (int feature = 0; feature < ids.length; feature++) {
        LongBuffer buffer = ids[feature].clear();
        for (int token = 0; token < tokens; token++) {
          for (EncodedSentence sentence : sentences) {
            buffer.put(sentence.id(token, feature));
          }
        }
        inputs.put(
            features.get(feature),
            OnnxTensor.createTensor(
                environment, buffer.flip(), new long[] {tokens, sentences.size()}));
      }
      if (characters.isPresent()) {
        inputs.put("characters", spelt(sentences, characters.get()));
      }
      lengths.clear();
      sentences.forEach(sentence -> lengths.put(sentence.length()));
      inputs.put(
          "lengths",
          OnnxTensor.createTensor(environment, lengths.flip(), new long[] {sentences.size()}));
      try (OrtSession.Result result = session.run(inputs, Set.of("scores"))) {
        return ((OnnxTensor) result.get(0)).getFloatBuffer();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor spelt(List<EncodedSentence> sentences, CharacterEncoder encoder)
      throws OrtException {
    int tokens = sentences.get(0).length();
    int[] row = new int[encoder.row()];
    characterIds.clear();
    for (int token = 0; token < tokens; token++) {
      for (EncodedSentence sentence : sentences) {
        encoder.encode(sentence.form(token), row, 0);
        for (int id : row) {
          characterIds.put(id);
        }
      }
    }
    return OnnxTensor.createTensor(
        environment, characterIds.flip(), new long[] {tokens, sentences.size(), row.length});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
