package org.taipeinlu.training.network;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.taipeinlu.network.Activations;

/**
 * A batch of sentences of one length on its way through an LSTM layer and back (Gers, Schmidhuber
 * and Cummins 2000; Werbos 1990).
 *
 * <pre>
 * [g f o i] = Wᵀ·x + Rᵀ·h₋₁ + b          rows in blocks of H, in Deeplearning4j's order
 * c = σ(f) ∘ c₋₁ + σ(i) ∘ tanh(g);  h = σ(o) ∘ tanh(c)
 * </pre>
 *
 * <p>A column is a sentence at a token; columns stand sentence after sentence, token after token.
 * So one product serves all tokens wherever a token does not wait for its neighbour. Not
 * thread-safe.
 */
final class LstmPass {
  private static final int BLOCKS = 4;

  private final int tokens;
  private final int sentences;
  private final int inputs;
  private final int size;
  private final int width;
  private final float[][] gates; // after their activations; on the way back, gradients before them
  private final float[][] cells;
  private final float[][] squashed; // tanh(c)
  private final float[][] hidden;

  private LstmPass(INDArray input, int size) {
    this.sentences = (int) input.size(0);
    this.inputs = (int) input.size(1);
    this.tokens = (int) input.size(2);
    this.size = size;
    this.width = BLOCKS * size;
    this.gates = new float[tokens][width * sentences];
    this.cells = new float[tokens][size * sentences];
    this.squashed = new float[tokens][];
    this.hidden = new float[tokens][];
  }

  /**
   * Reads the sentences.
   *
   * @param input {@code [sentences][inputs][tokens]}
   * @param weights W, {@code [inputs][4H]}
   * @param recurrent R, {@code [H][4H]}
   * @param biases b, {@code [1][4H]}
   */
  static LstmPass forwards(INDArray input, INDArray weights, INDArray recurrent, INDArray biases) {
    LstmPass pass = new LstmPass(input, (int) recurrent.size(0));
    pass.read(columns(input), columnwise(weights), columnwise(recurrent), values(biases));
    return pass;
  }

  private void read(INDArray x, INDArray weights, INDArray recurrent, float[] bias) {
    FloatPointer r = pointer(recurrent);
    try (FloatPointer z = new FloatPointer((long) width * tokens * sentences);
        FloatPointer before = new FloatPointer((long) size * sentences)) {
      multiply(
          new Factor(pointer(weights), inputs, true),
          new Factor(pointer(x), inputs, false),
          new Product(width, tokens * sentences, inputs, 0),
          z);
      for (int token = 0; token < tokens; token++) {
        FloatPointer here = z.getPointer((long) token * width * sentences);
        if (token > 0) {
          before.put(hidden[token - 1], 0, size * sentences);
          multiply(
              new Factor(r, size, true),
              new Factor(before, size, false),
              new Product(width, sentences, size, 1),
              here);
        }
        here.get(gates[token], 0, width * sentences);
        step(token, bias);
      }
    }
  }

  private void step(int token, float[] bias) {
    float[] z = gates[token];
    float[] c = cells[token];
    activate(z, bias);
    for (int sentence = 0; sentence < sentences; sentence++) {
      int g = sentence * width;
      int at = sentence * size;
      if (token > 0) {
        float[] before = cells[token - 1];
        for (int k = 0; k < size; k++) {
          c[at + k] = z[g + size + k] * before[at + k];
        }
      }
      for (int k = 0; k < size; k++) {
        c[at + k] += z[g + 3 * size + k] * z[g + k];
      }
    }
    float[] tanh = c.clone();
    Activations.tanh(tanh, tanh.length);
    float[] h = new float[tanh.length];
    for (int sentence = 0; sentence < sentences; sentence++) {
      int o = sentence * width + 2 * size;
      int at = sentence * size;
      for (int k = 0; k < size; k++) {
        h[at + k] = z[o + k] * tanh[at + k];
      }
    }
    squashed[token] = tanh;
    hidden[token] = h;
  }

  /** The logistic function is tanh with half the slope, moved up: σ(x) = ½ + ½·tanh(x/2). */
  private void activate(float[] z, float[] bias) {
    for (int g = 0; g < z.length; g += width) {
      for (int k = 0; k < size; k++) {
        z[g + k] += bias[k];
      }
      for (int k = size; k < width; k++) {
        z[g + k] = 0.5f * (z[g + k] + bias[k]);
      }
    }
    Activations.tanh(z, z.length);
    for (int g = 0; g < z.length; g += width) {
      for (int k = size; k < width; k++) {
        z[g + k] = 0.5f + 0.5f * z[g + k];
      }
    }
  }

  /** {@return h of all tokens, {@code [sentences][H][tokens]}} */
  INDArray outputs(LayerWorkspaceMgr workspaces) {
    INDArray array =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS, DataType.FLOAT, new long[] {tokens, sentences, size}, 'c');
    write(hidden, pointer(array));
    return array.permute(1, 2, 0);
  }

  /**
   * Goes back through the sentences, once.
   *
   * @param input as it was read
   * @param outputGradient of the loss by the outputs, {@code [sentences][H][tokens]}
   * @param gradients where those by W, R and b are written, in their shapes
   * @return the gradient by the input, {@code [sentences][inputs][tokens]}
   */
  INDArray back(
      INDArray input,
      INDArray weights,
      INDArray recurrent,
      INDArray outputGradient,
      Gradients gradients,
      LayerWorkspaceMgr workspaces) {
    INDArray inputGradient =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, DataType.FLOAT, new long[] {tokens, sentences, inputs}, 'c');
    int all = tokens * sentences;
    try (FloatPointer dz = new FloatPointer((long) width * all);
        FloatPointer before = new FloatPointer((long) size * all)) {
      goBack(columnwise(recurrent), columns(outputGradient), dz);
      multiply(
          new Factor(pointer(columns(input)), inputs, false),
          new Factor(dz, width, true),
          new Product(inputs, width, all, 0),
          pointer(gradients.weights()));
      before.zero();
      write(Arrays.copyOf(hidden, tokens - 1), before.getPointer((long) size * sentences));
      multiply(
          new Factor(before, size, false),
          new Factor(dz, width, true),
          new Product(size, width, all, 0),
          pointer(gradients.recurrent()));
      multiply(
          new Factor(pointer(columnwise(weights)), inputs, false),
          new Factor(dz, width, false),
          new Product(inputs, all, width, 0),
          pointer(inputGradient));
    }
    gradients.biases().assign(Nd4j.createFromArray(biasGradient()).reshape(1, width));
    return inputGradient.permute(1, 2, 0);
  }

  /**
   * Where gradients are written.
   *
   * @param weights by W
   * @param recurrent by R
   * @param biases by b
   */
  record Gradients(INDArray weights, INDArray recurrent, INDArray biases) {
    Gradients {
      requireColumnwise(weights);
      requireColumnwise(recurrent);
    }

    private static void requireColumnwise(INDArray matrix) {
      if (!isColumnwise(matrix)) {
        throw new IllegalArgumentException(
            "not column after column: " + matrix.shapeInfoToString());
      }
    }
  }

  private void goBack(INDArray recurrent, INDArray outputGradient, FloatPointer dz) {
    FloatPointer r = pointer(recurrent);
    FloatPointer given = pointer(outputGradient);
    float[] dh = new float[size * sentences];
    float[] fromNext = new float[size * sentences];
    float[] dc = new float[size * sentences];
    try (FloatPointer back = new FloatPointer((long) size * sentences)) {
      for (int token = tokens - 1; token >= 0; token--) {
        given.getPointer((long) token * dh.length).get(dh, 0, dh.length);
        for (int k = 0; k < dh.length; k++) {
          dh[k] += fromNext[k];
        }
        stepBack(token, dh, dc);
        FloatPointer here = dz.getPointer((long) token * width * sentences);
        here.put(gates[token], 0, width * sentences);
        multiply(
            new Factor(r, size, false),
            new Factor(here, width, false),
            new Product(size, sentences, width, 0),
            back);
        back.get(fromNext, 0, fromNext.length);
      }
    }
  }

  /** Replaces the gates by the gradients before their activations. */
  private void stepBack(int token, float[] dh, float[] dc) {
    float[] z = gates[token];
    float[] tanh = squashed[token];
    for (int sentence = 0; sentence < sentences; sentence++) {
      int g = sentence * width;
      int f = g + size;
      int o = f + size;
      int i = o + size;
      int at = sentence * size;
      for (int k = 0; k < size; k++) {
        float out = z[o + k];
        float t = tanh[at + k];
        dc[at + k] += dh[at + k] * out * (1 - t * t);
        z[o + k] = dh[at + k] * t * out * (1 - out);
      }
      for (int k = 0; k < size; k++) {
        float candidate = z[g + k];
        float in = z[i + k];
        z[g + k] = dc[at + k] * in * (1 - candidate * candidate);
        z[i + k] = dc[at + k] * candidate * in * (1 - in);
      }
      if (token > 0) {
        float[] before = cells[token - 1];
        for (int k = 0; k < size; k++) {
          float forget = z[f + k];
          z[f + k] = dc[at + k] * before[at + k] * forget * (1 - forget);
          dc[at + k] *= forget;
        }
      } else {
        Arrays.fill(z, f, o, 0);
      }
    }
  }

  private float[] biasGradient() {
    float[] sum = new float[width];
    for (float[] z : gates) {
      for (int g = 0; g < z.length; g += width) {
        for (int k = 0; k < width; k++) {
          sum[k] += z[g + k];
        }
      }
    }
    return sum;
  }

  private static void write(float[][] columns, FloatPointer target) {
    long next = 0;
    for (float[] column : columns) {
      target.getPointer(next).put(column, 0, column.length);
      next += column.length;
    }
  }

  /** {@code [sentences][values][tokens]} with the values of a sentence at a token side by side. */
  private static INDArray columns(INDArray array) {
    return array.permute(2, 0, 1).dup('c');
  }

  private static boolean isColumnwise(INDArray matrix) {
    return matrix.stride(0) == 1 && matrix.stride(1) == matrix.size(0);
  }

  private static INDArray columnwise(INDArray matrix) {
    return isColumnwise(matrix) ? matrix : matrix.dup('f');
  }

  private static float[] values(INDArray array) {
    return array.dup().reshape(array.length()).toFloatVector();
  }

  /** {@return where an array begins} */
  static FloatPointer pointer(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }

  /** A matrix, column after column, so many numbers from one to the next. */
  private record Factor(FloatPointer values, int rows, boolean transposed) {
    int flag() {
      return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    }
  }

  /** The sizes of a product, and how much of what is there already stays. */
  private record Product(int rows, int columns, int inner, float kept) {}

  private static void multiply(Factor a, Factor b, Product product, FloatPointer target) {
    openblas_nolapack.cblas_sgemm(
        openblas_nolapack.CblasColMajor,
        a.flag(),
        b.flag(),
        product.rows(),
        product.columns(),
        product.inner(),
        1,
        a.values(),
        a.rows(),
        b.values(),
        b.rows(),
        product.kept(),
        target,
        product.rows());
  }
}
