package io.headframe.benchmark.decode.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on. */
final class Machine {

  private Machine() {}

  /** Java, and the processors with their name where the system tells it. */
  static String description() {
    return "Java " + System.getProperty("java.version") + ", " + Runtime.getRuntime().availableProcessors()
        + " processors" + processor();
  }

  private static String processor() {
    Path file = Path.of("/proc/cpuinfo");
    if (Files.exists(file)) {
      try (var lines = Files.lines(file)) {
        return lines.filter(line -> line.startsWith("model name")).findFirst()
            .map(line -> " (" + line.substring(line.indexOf(':') + 1).trim() + ")").orElse("");
      } catch (IOException unreadable) {
        return "";
      }
    }
    return "";
  }
}
