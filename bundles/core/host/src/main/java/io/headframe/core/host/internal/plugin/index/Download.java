package io.headframe.core.host.internal.plugin.index;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Opens what stands at a file or https address. Nothing else is followed: an index is data from elsewhere. */
public final class Download {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int OK = 200;

  private Download() {}

  /**
   * Opens it; the caller closes the stream.
   *
   * @throws IOException if it is not there, or does not answer in time
   */
  public static InputStream open(URI address) throws IOException {
    if ("file".equals(address.getScheme())) {
      return Files.newInputStream(Path.of(address));
    }
    if (!"https".equals(address.getScheme())) {
      throw new IOException("addresses of the kind " + address.getScheme() + " are not followed, only file and https");
    }
    HttpClient client = HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
    try {
      HttpResponse<InputStream> response = client.send(
          HttpRequest.newBuilder(address).timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != OK) {
        response.body().close();
        throw new IOException("the server answers with status " + response.statusCode());
      }
      return response.body();
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", cancelled);
    }
  }
}
