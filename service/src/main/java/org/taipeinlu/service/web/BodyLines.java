package org.taipeinlu.service.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;

/**
 * Reads a body line by line as it comes in, plain or compressed with gzip, and holds no more of it
 * than a line.
 */
public final class BodyLines {
  private static final int BUFFER_BYTES = 8192;

  private final InputStream body;
  private final int mostBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;

  /**
   * Reads from a stream.
   *
   * @param mostBytes of a line
   */
  BodyLines(InputStream body, int mostBytes) {
    this.body = body;
    this.mostBytes = mostBytes;
  }

  /**
   * {@return the lines of a request's body}
   *
   * @throws ProblemException if it is compressed in another way, or is not what it says
   */
  public static BodyLines of(HttpServletRequest request, RequestProperties.Limits limits) {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    try {
      InputStream body = request.getInputStream();
      if (encoding == null || encoding.equalsIgnoreCase("identity")) {
        return new BodyLines(body, limits.bodyBytes());
      }
      if (encoding.equalsIgnoreCase("gzip")) {
        return new BodyLines(new GZIPInputStream(body), limits.bodyBytes());
      }
    } catch (IOException e) {
      throw incomplete();
    }
    throw ProblemException.of(
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        "The body must be plain or compressed with gzip; send the header Content-Encoding: gzip, or"
            + " none");
  }

  private static ProblemException incomplete() {
    return ProblemException.of(
        ProblemType.INVALID_JSON, "The body ended before it was complete; send the rest again");
  }

  /** {@return whether a whole line has been received, so that asking for it does not wait} */
  public boolean isAtHand() {
    return lineFeed() < end;
  }

  /**
   * {@return the next line, without its line feed, or empty at the end of the body}
   *
   * @throws ProblemException if the line is too long or the body breaks off
   */
  public Optional<byte[]> next() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean more = next < end || refill();
    if (!more) {
      return Optional.empty();
    }
    while (more) {
      int lineFeed = lineFeed();
      append(line, lineFeed);
      boolean complete = lineFeed < end;
      next = complete ? lineFeed + 1 : end;
      more = !complete && refill();
    }
    return Optional.of(line.toByteArray());
  }

  private void append(ByteArrayOutputStream line, int upTo) {
    if (line.size() + upTo - next > mostBytes) {
      throw ProblemException.of(
          ProblemType.BODY_TOO_LARGE,
          String.format(
              Locale.ROOT,
              "The line is larger than %,d bytes; send one request a line, with a line feed after"
                  + " it",
              mostBytes));
    }
    line.write(buffer, next, upTo - next);
  }

  private int lineFeed() {
    int at = next;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private boolean refill() {
    try {
      next = 0;
      end = Math.max(0, body.read(buffer));
      return end > 0;
    } catch (IOException e) {
      throw incomplete();
    }
  }
}
