package org.taipeinlu.service.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.taipeinlu.service.ServiceTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Batches of any length, line by line. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
    properties = {
      "nlu.limits.stream=20000",
      "nlu.limits.body=10KB",
      "server.tomcat.connection-timeout=1s"
    })
class StreamTests {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TAIPEI = "{\"text\": \"to Taipei\"}";
  private static final String LONDON = "{\"text\": \"from London\"}";

  private final HttpClient client = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/parse/batch"))
        .header("Content-Type", "application/x-ndjson");
  }

  private HttpResponse<String> send(byte[] body) throws IOException, InterruptedException {
    return client.send(
        request().POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
  }

  private List<JsonNode> answers(String body) throws IOException, InterruptedException {
    HttpResponse<String> response = send(utf8(body));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    return response.body().lines().map(JSON::readTree).toList();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String problem(JsonNode answer) {
    return answer.at("/error/type").asString("").replace("urn:taipei-nlu:problem:", "");
  }

  @Test
  void answersEachLineInItsOrder() throws Exception {
    List<JsonNode> answers = answers(TAIPEI + "\n" + LONDON + "\n");

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).at("/slots/arrival/text").asString()).isEqualTo("Taipei");
    assertThat(answers.get(1).at("/slots/departure/text").asString()).isEqualTo("London");
  }

  @Test
  void takesLinesOfWindowsBlankOnesAndALastOneWithoutEnd() throws Exception {
    assertThat(answers(TAIPEI + "\r\n\r\n \n" + LONDON)).hasSize(2);
  }

  @Test
  void answersNothingToNothing() throws Exception {
    assertThat(answers("")).isEmpty();
    assertThat(answers("\n\n")).isEmpty();
  }

  @Test
  void reportsABadLineInItsPlace() throws Exception {
    List<JsonNode> answers =
        answers(
            String.join(
                "\n",
                TAIPEI,
                "{\"text\": ",
                "{\"text\": 5}",
                "",
                "null",
                "{\"text\": \"a\", \"zone\": \"\"}",
                TAIPEI + " " + TAIPEI,
                "{\"text\": \"a\", \"model\": \"none\"}",
                LONDON));

    assertThat(answers.stream().map(StreamTests::problem))
        .containsExactly(
            "",
            "invalid-json",
            "wrong-type",
            "wrong-type",
            "unknown-field",
            "invalid-json",
            "unknown-model",
            "");
    assertThat(answers.get(1).at("/error/detail").asString()).startsWith("The line is not JSON");
    assertThat(answers.get(2).at("/error/field").asString()).isEqualTo("text");
    assertThat(answers.get(3).at("/error/line").asInt()).isEqualTo(5);
    assertThat(answers.get(3).at("/error/status").asInt()).isEqualTo(400);
    assertThat(answers.get(7).at("/slots/departure/text").asString()).isEqualTo("London");
  }

  @Test
  void reportsALineThatIsNotUtf8() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(utf8(TAIPEI + "\n{\"text\": \""));
    body.write(0xFF);
    body.write(utf8("\"}\n" + LONDON + "\n"));

    List<JsonNode> answers = send(body.toByteArray()).body().lines().map(JSON::readTree).toList();

    assertThat(answers).hasSize(3);
    assertThat(problem(answers.get(1))).isEqualTo("invalid-utf-8");
    assertThat(answers.get(2).at("/slots/departure/text").asString()).isEqualTo("London");
  }

  @Test
  void refusesAFirstLineThatIsTooLong() throws Exception {
    HttpResponse<String> response = send(utf8("{\"text\": \"" + "a".repeat(11_000) + "\"}\n"));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("body-too-large", "10,240 bytes");
  }

  @Test
  void endsAtALineThatIsTooLong() throws Exception {
    List<JsonNode> answers = answers(TAIPEI + "\n" + "a".repeat(11_000) + "\n" + LONDON);

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).has("slots")).isTrue();
    assertThat(problem(answers.get(1))).isEqualTo("body-too-large");
    assertThat(answers.get(1).at("/error/line").asInt()).isEqualTo(2);
  }

  /** Some 500 KB, fifty times what a body may have. */
  @Test
  void answersSoManyLinesAndNoMore() throws Exception {
    HttpRequest request =
        request()
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(utf8((TAIPEI + "\n").repeat(20_001)))))
            .build();

    HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());

    List<String> answers = response.body().toList();
    assertThat(answers).hasSize(20_001);
    assertThat(answers.subList(0, 20_000))
        .allMatch(answer -> answer.startsWith("{\"text\":\"to Taipei\""));
    JsonNode last = JSON.readTree(answers.get(20_000));
    assertThat(problem(last)).isEqualTo("batch-too-large");
    assertThat(last.at("/error/line").asInt()).isEqualTo(20_001);
  }

  @Test
  void takesAndSendsGzip() throws Exception {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(utf8((TAIPEI + "\n").repeat(500)));
    }
    HttpRequest request =
        request()
            .header("Content-Encoding", "gzip")
            .header("Accept-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(compressed.toByteArray()))
            .build();

    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());

    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (InputStream in = new GZIPInputStream(response.body())) {
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer.lines()).hasSize(500).allMatch(line -> line.contains("\"Taipei\""));
    }
  }

  @Test
  void refusesWhatItCannotDecompress() throws Exception {
    HttpRequest.Builder request = request().POST(BodyPublishers.ofString(TAIPEI));

    HttpResponse<String> brotli =
        client.send(
            request.copy().header("Content-Encoding", "br").build(), BodyHandlers.ofString());
    HttpResponse<String> none =
        client.send(
            request.copy().header("Content-Encoding", "gzip").build(), BodyHandlers.ofString());

    assertThat(brotli.statusCode()).isEqualTo(415);
    assertThat(brotli.body()).contains("Content-Encoding: gzip");
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("invalid-json");
  }

  /** What holds nothing back holds little: no answer waits for the end of the body. */
  @Test
  void answersALineBeforeTheNextIsSent() throws Exception {
    try (Socket socket = open()) {
      BufferedReader in = reader(socket);
      for (String line : List.of(TAIPEI, LONDON, "{", TAIPEI)) {
        chunk(socket, line + "\n");
        assertThat(nextAnswer(in).at(line.equals("{") ? "/error" : "/slots").isObject()).isTrue();
      }
      socket.getOutputStream().write(utf8("0\r\n\r\n"));
      assertThat(in.lines()).contains("0");
    }
  }

  @Test
  void tellsThatTheBodyBrokeOff(CapturedOutput output) throws Exception {
    try (Socket socket = open()) {
      BufferedReader in = reader(socket);
      chunk(socket, TAIPEI + "\n{\"text\":");
      assertThat(nextAnswer(in).has("slots")).isTrue();

      JsonNode last = nextAnswer(in); // once the service has waited for more in vain

      assertThat(problem(last)).isEqualTo("invalid-json");
      assertThat(last.at("/error/detail").asString()).contains("ended before it was complete");
      assertThat(in.lines().filter(line -> line.startsWith("{"))).isEmpty();
    }
    assertThat(output).doesNotContain("ERROR");
  }

  /** The answers are some 20 MB, more than the buffers between two sockets hold. */
  @Test
  @Timeout(60)
  void letsGoOfAClientThatReadsNothing() throws Exception {
    String many = "{\"text\": \"" + "to Taipei ".repeat(50) + "\"}\n";
    try (Socket socket = open()) {
      assertThatIOException()
          .isThrownBy(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  chunk(socket, many);
                }
                while (true) { // a client that is still there
                  chunk(socket, "\n");
                  Thread.sleep(100);
                }
              });
    }
    assertThat(answers(TAIPEI)).hasSize(1);
  }

  private Socket open() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(8_192);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            utf8(
                String.join(
                    "\r\n",
                    "POST /parse/batch HTTP/1.1",
                    "Host: x",
                    "Content-Type: application/x-ndjson",
                    "Connection: close",
                    "Transfer-Encoding: chunked",
                    "",
                    "")));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void chunk(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(utf8(String.format(Locale.ROOT, "%x\r\n%s\r\n", utf8(text).length, text)));
    out.flush();
  }

  /** {@return the next line of JSON, past headers and the sizes of chunks} */
  private static JsonNode nextAnswer(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.startsWith("{")) {
      line = in.readLine();
    }
    assertThat(line).as("an answer").isNotNull();
    return JSON.readTree(line);
  }
}
