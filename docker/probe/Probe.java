import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends one request and ends with 0 if the answer is 200: a health check without curl. */
public final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private Probe() {}

  /**
   * Sends a GET, or a POST of JSON.
   *
   * @param arguments a URL, and a body if there is one to post
   */
  public static void main(String[] arguments) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(arguments[0]))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    if (arguments.length > 1) {
      request.POST(HttpRequest.BodyPublishers.ofString(arguments[1]));
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    System.out.println(answer.body());
    System.exit(answer.statusCode() == 200 ? 0 : 1);
  }
}
