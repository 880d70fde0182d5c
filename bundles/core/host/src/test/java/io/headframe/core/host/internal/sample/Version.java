package io.headframe.core.host.internal.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version that the plugin's jar carries. */
final class Version {

  private Version() {}

  static String read() {
    try (InputStream in = Version.class.getResourceAsStream("/version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
