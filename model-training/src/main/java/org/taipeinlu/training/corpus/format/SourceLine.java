package org.taipeinlu.training.corpus.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipeinlu.training.corpus.CorpusFormatException;

/**
 * A line of a UTF-8 file. One that is not UTF-8 keeps its place, so that files that are read side
 * by side stay side by side.
 */
final class SourceLine {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Path file;
  private final int number;
  private final byte[] bytes;

  private SourceLine(Path file, int number, byte[] bytes) {
    this.file = file;
    this.number = number;
    this.bytes = bytes;
  }

  /** {@return the lines of a file, without line ends and without a byte order mark} */
  static List<SourceLine> of(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    requireUtf8(file, content);
    List<SourceLine> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int i = afterByteOrderMark(content); i < content.length; i++) {
      if (content[i] == '\n' || content[i] == '\r') {
        lines.add(new SourceLine(file, lines.size() + 1, line.toByteArray()));
        line.reset();
        if (content[i] == '\r' && i + 1 < content.length && content[i + 1] == '\n') {
          i++;
        }
      } else {
        line.write(content[i]);
      }
    }
    if (line.size() > 0) {
      lines.add(new SourceLine(file, lines.size() + 1, line.toByteArray()));
    }
    return lines;
  }

  private static int afterByteOrderMark(byte[] content) {
    int length = BYTE_ORDER_MARK.length;
    boolean marked =
        content.length >= length && Arrays.equals(content, 0, length, BYTE_ORDER_MARK, 0, length);
    return marked ? length : 0;
  }

  private static void requireUtf8(Path file, byte[] content) {
    boolean utf16 =
        content.length > 1
            && ((content[0] == (byte) 0xFF && content[1] == (byte) 0xFE)
                || (content[0] == (byte) 0xFE && content[1] == (byte) 0xFF));
    if (utf16) {
      throw new CorpusFormatException(file.toString(), "is UTF-16; save it as UTF-8");
    }
  }

  /** {@return the line's place for messages: {@code folder/seq.in:12}} */
  String place() {
    return file + ":" + number;
  }

  /** {@return a name for what the line holds: {@code seq.in:12}} */
  String id() {
    return file.getFileName() + ":" + number;
  }

  /** {@return the line's number, counted from one} */
  int number() {
    return number;
  }

  /** {@return whether the line holds nothing but blanks, and is UTF-8} */
  boolean isBlank() {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  /** {@return whether the line begins with this, after blanks} */
  boolean startsWith(String ascii) {
    return new String(bytes, StandardCharsets.ISO_8859_1).stripLeading().startsWith(ascii);
  }

  /**
   * {@return the line as text}
   *
   * @throws CorpusFormatException if it is not UTF-8
   */
  String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new CorpusFormatException(
          place(), "is not UTF-8; save the file as UTF-8, or mend the broken bytes", e);
    }
  }
}
