package org.taipeinlu.training.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taipeinlu.features.CharacterEncoder;
import org.taipeinlu.features.EncodedSentence;
import org.taipeinlu.network.CharacterConvolution;

/**
 * Sentences as the arrays that a graph reads.
 *
 * @param shape of the network
 * @param spelling how words are spelt out, for a network that reads characters
 */
record InputArrays(TaggerShape shape, Optional<CharacterEncoder> spelling) {

  /**
   * {@return an array for each feature, ids {@code [sentences][tokens]} or one-hot {@code
   * [sentences][values][tokens]}, and the characters at the end}
   *
   * @param sentences of one length
   */
  INDArray[] of(List<EncodedSentence> sentences) {
    int length = sentences.get(0).length();
    int features = shape.inputs().size();
    INDArray[] ids = new INDArray[features + (shape.characters().isPresent() ? 1 : 0)];
    for (int feature = 0; feature < features; feature++) {
      float[] values = new float[sentences.size() * length];
      for (int row = 0; row < sentences.size(); row++) {
        for (int token = 0; token < length; token++) {
          values[row * length + token] = sentences.get(row).id(token, feature);
        }
      }
      ids[feature] =
          shape.inputs().get(feature).oneHot()
              ? oneHot(values, sentences.size(), shape.inputs().get(feature).vocabulary())
              : Nd4j.createFromArray(values).reshape(sentences.size(), length);
    }
    if (ids.length > features) {
      ids[features] = characters(sentences, spelling.orElseThrow());
    }
    return ids;
  }

  /** {@code [sentences][values][tokens]}, with a one for each id. */
  private static INDArray oneHot(float[] ids, int sentences, int values) {
    int length = ids.length / sentences;
    float[] ones = new float[ids.length * values];
    for (int i = 0; i < ids.length; i++) {
      ones[(i / length * values + (int) ids[i]) * length + i % length] = 1;
    }
    return Nd4j.createFromArray(ones).reshape(sentences, values, length);
  }

  private static INDArray characters(List<EncodedSentence> sentences, CharacterEncoder spelling) {
    int length = sentences.get(0).length();
    int row = length * spelling.row() + CharacterConvolution.WINDOW - 1;
    int[] ids = new int[sentences.size() * row];
    Arrays.fill(ids, CharacterEncoder.PADDING);
    for (int sentence = 0; sentence < sentences.size(); sentence++) {
      for (int token = 0; token < length; token++) {
        int offset = sentence * row + 1 + token * spelling.row();
        spelling.encode(sentences.get(sentence).form(token), ids, offset);
      }
    }
    float[] values = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      values[i] = ids[i];
    }
    return Nd4j.createFromArray(values).reshape(sentences.size(), row);
  }
}
