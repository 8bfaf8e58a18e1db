package org.taipeinlu.bundle;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.taipeinlu.network.Bfloat16;
import org.taipeinlu.network.Matrix;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Matrices by name in the safetensors layout: a 64-bit length, a JSON header of that length, then
 * the numbers, little-endian. Numbers are float32, or bfloat16 if all of a matrix are such. See the
 * format's description at https://github.com/huggingface/safetensors.
 */
final class Safetensors {
  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int ALIGNMENT = 8;
  private static final String FLOAT32 = "F32";
  private static final String BFLOAT16 = "BF16";

  private Safetensors() {}

  static byte[] write(Map<String, Matrix> tensors) {
    JsonMapper json = new JsonMapper();
    ObjectNode header = json.createObjectNode();
    int offset = 0;
    for (Map.Entry<String, Matrix> tensor : tensors.entrySet()) {
      Matrix matrix = tensor.getValue();
      ObjectNode entry = header.putObject(tensor.getKey());
      String type = Bfloat16.holdsAll(matrix.values()) ? BFLOAT16 : FLOAT32;
      entry.put("dtype", type);
      entry.putArray("shape").add(matrix.rows()).add(matrix.columns());
      int end = offset + matrix.values().length * bytes(type);
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    String text = json.writeValueAsString(header);
    int padding = Math.floorMod(-text.length(), ALIGNMENT);
    byte[] headerBytes = (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer =
        ByteBuffer.allocate(LENGTH_BYTES + headerBytes.length + offset)
            .order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(headerBytes.length).put(headerBytes);
    tensors.values().forEach(matrix -> put(matrix.values(), buffer));
    return buffer.array();
  }

  private static int bytes(String type) {
    return type.equals(BFLOAT16) ? Short.BYTES : Float.BYTES;
  }

  private static void put(float[] values, ByteBuffer buffer) {
    boolean half = Bfloat16.holdsAll(values);
    for (float value : values) {
      if (half) {
        buffer.putShort(Bfloat16.bits(value));
      } else {
        buffer.putFloat(value);
      }
    }
  }

  static Map<String, Matrix> read(byte[] file, String name) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < LENGTH_BYTES) {
      throw new InvalidBundleException(name + ": too short for a safetensors file");
    }
    long headerLength = buffer.getLong();
    if (headerLength < 2 || headerLength > file.length - LENGTH_BYTES) {
      throw new InvalidBundleException(
          String.format(
              Locale.ROOT,
              "%s: the header's length %d does not fit the file of %d bytes",
              name,
              headerLength,
              file.length));
    }
    int dataStart = LENGTH_BYTES + (int) headerLength;
    Map<String, Matrix> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header(file, dataStart, name).properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        String where = name + ": tensor \"" + entry.getKey() + "\"";
        tensors.put(entry.getKey(), tensor(buffer, dataStart, entry.getValue(), where));
      }
    }
    return tensors;
  }

  private static JsonNode header(byte[] file, int dataStart, String name) {
    try {
      return new JsonMapper()
          .readTree(new ByteArrayInputStream(file, LENGTH_BYTES, dataStart - LENGTH_BYTES));
    } catch (JacksonException e) {
      throw new InvalidBundleException(name + ": the header is not JSON", e);
    }
  }

  private static Matrix tensor(ByteBuffer buffer, int dataStart, JsonNode entry, String where) {
    JsonNode shape = entry.path("shape");
    String type = entry.path("dtype").asString("");
    if ((!type.equals(FLOAT32) && !type.equals(BFLOAT16)) || shape.size() != 2) {
      throw new InvalidBundleException(where + " must be F32 or BF16 with two dimensions");
    }
    long rows = shape.get(0).asLong(0);
    long columns = shape.get(1).asLong(0);
    long begin = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    boolean fits =
        rows > 0
            && columns > 0
            && rows <= Integer.MAX_VALUE / columns
            && begin >= 0
            && end - begin == rows * columns * bytes(type)
            && end <= buffer.capacity() - dataStart;
    if (!fits) {
      throw new InvalidBundleException(where + ": shape and data_offsets do not fit the file");
    }
    ByteBuffer data =
        buffer.position(dataStart + (int) begin).slice().order(ByteOrder.LITTLE_ENDIAN);
    return new Matrix((int) rows, (int) columns, numbers(data, (int) (rows * columns), type));
  }

  private static float[] numbers(ByteBuffer data, int count, String type) {
    float[] values = new float[count];
    if (type.equals(FLOAT32)) {
      data.asFloatBuffer().get(values);
      return values;
    }
    for (int i = 0; i < count; i++) {
      values[i] = Bfloat16.ofBits(data.getShort());
    }
    return values;
  }
}
