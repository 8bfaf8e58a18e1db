package org.taipeinlu.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.taipeinlu.service.ServiceTest;

/** Clients that lie, hang, cut the line or send noise; one seed, so that a failure comes again. */
@ServiceTest
@TestPropertySource(properties = "server.tomcat.connection-timeout=1s")
@ExtendWith(OutputCaptureExtension.class)
class HostileClientTests {
  private static final long SEED = 20261120;

  /** Bodies of the fuzz; {@code -Dfuzz.bodies=100000} for a long one. */
  private static final int BODIES = Integer.getInteger("fuzz.bodies", 3_000);

  @LocalServerPort private int port;

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String head(int length) {
    return "POST /parse HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  private void expectItStillAnswers() throws IOException {
    try (Socket socket = connect()) {
      byte[] body = "{\"text\": \"to Taipei\"}".getBytes(StandardCharsets.UTF_8);
      assertThat(post(socket, body).status()).isEqualTo(200);
    }
  }

  @Test
  void outlivesClientsThatCutTheLine(CapturedOutput output) throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Socket socket = connect()) {
        socket.setSoLinger(true, 0); // close() sends a reset
        send(socket, head(1000) + "{\"text\": \"");
      }
    }

    expectItStillAnswers();
    assertThat(output).doesNotContain("ERROR", "WARN");
  }

  @Test
  void letsGoOfClientsThatHang() throws Exception {
    List<Socket> hanging = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = connect();
        hanging.add(socket);
        send(socket, i % 2 == 0 ? "POST /parse HTTP/1.1\r\nHost:" : head(1000) + "{");
      }
      expectItStillAnswers();

      for (Socket socket : hanging) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).doesNotContain("HTTP/1.1 5", "HTTP/1.1 2");
      }
    } finally {
      for (Socket socket : hanging) {
        socket.close();
      }
    }
  }

  @Test
  void neverFailsWhateverIsSent(CapturedOutput output) throws Exception {
    Random random = new Random(SEED);
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    Socket socket = connect();
    try {
      for (int i = 0; i < BODIES; i++) {
        byte[] body = body(random);
        Answer answer;
        try {
          answer = post(socket, body);
        } catch (SocketException e) { // the server may close after a refusal
          answer = new Answer(0, "", true);
        }
        if (answer.closes()) {
          socket.close();
          socket = connect();
        }
        statuses.merge(answer.status(), 1, Integer::sum);
        assertThat(answer.status())
            .as("body %d: %s", i, new String(body, StandardCharsets.ISO_8859_1))
            .isLessThan(500);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
      }
    } finally {
      socket.close();
    }
    assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(BODIES);
    assertThat(statuses).containsKeys(200, 400).doesNotContainKey(0);
    assertThat(output).doesNotContain("ERROR");
  }

  private record Answer(int status, String body, boolean closes) {}

  private static Answer post(Socket socket, byte[] body) throws IOException {
    OutputStream out = socket.getOutputStream();
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(head(body.length).getBytes(StandardCharsets.US_ASCII));
    request.write(body);
    out.write(request.toByteArray());
    out.flush();
    InputStream in = socket.getInputStream();
    String status = line(in);
    int length = -1;
    boolean closes = false;
    boolean chunked = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length: ")) {
        length = Integer.parseInt(lower.substring(16));
      }
      closes |= lower.equals("connection: close");
      chunked |= lower.equals("transfer-encoding: chunked");
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    if (chunked) {
      for (int size = Integer.parseInt(line(in), 16);
          size > 0;
          size = Integer.parseInt(line(in), 16)) {
        answer.write(in.readNBytes(size));
        line(in);
      }
      line(in);
    } else {
      answer.write(in.readNBytes(Math.max(0, length)));
    }
    return new Answer(
        Integer.parseInt(status.split(" ", -1)[1]),
        answer.toString(StandardCharsets.UTF_8),
        closes);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new SocketException("closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static byte[] body(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> noise(random);
      case 1 -> mutated(random);
      case 2 -> utf8("{\"text\": \"" + text(random) + "\"}");
      case 3 -> utf8("[".repeat(random.nextInt(2000)) + "{\"text\":".repeat(random.nextInt(1500)));
      case 4 -> utf8("{\"text\": \"to Taipei\", \"" + field(random) + "\": " + value(random) + "}");
      default -> utf8(value(random));
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] mutated(Random random) {
    byte[] body =
        utf8(
            "{\"text\": \"I leave Taipei 🛬 tomorrow\", \"reference_time\":"
                + " \"2026-10-20T09:00:00+08:00\", \"timezone\": \"Asia/Taipei\", \"locale\": \"en\"}");
    for (int i = random.nextInt(4); i >= 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return body;
  }

  private static String field(Random random) {
    String[] fields = {
      "reference_time",
      "timezone",
      "locale",
      "model",
      "slots",
      "min_confidence",
      "explain",
      "prefer",
      "date_order",
      "expected_slot",
      "context",
      "alternatives",
      "text",
      "x",
      ""
    };
    return fields[random.nextInt(fields.length)];
  }

  private static String value(Random random) {
    List<Function<Random, String>> values =
        List.of(
            r -> "null",
            r -> "true",
            r -> "1e" + r.nextInt(100_000),
            r -> "-" + "9".repeat(1 + r.nextInt(900)),
            r -> "\"" + text(r) + "\"",
            r -> "\"+999999999-12-31T23:59:59.999999999+18:00\"",
            r -> "\"en-" + "x-a".repeat(r.nextInt(300)) + "\"",
            r -> "[" + "null,".repeat(r.nextInt(5)) + "\"time\"]",
            r -> "{\"a\": [" + r.nextDouble() + "]}");
    return values.get(random.nextInt(values.size())).apply(random);
  }

  /** Escaped, raw, paired and lone, of any plane. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> text.append(String.format(Locale.ROOT, "\\u%04x", random.nextInt(1 << 16)));
        case 1 -> text.appendCodePoint(0x4E00 + random.nextInt(0x5000));
        case 2 -> text.appendCodePoint(0x1F300 + random.nextInt(0x2FF)).append('\u200D');
        case 3 -> text.append("to Taipei 11月2號 ".charAt(random.nextInt(15)));
        default -> text.append((char) (0x300 + random.nextInt(0x100)));
      }
    }
    return text.toString();
  }
}
