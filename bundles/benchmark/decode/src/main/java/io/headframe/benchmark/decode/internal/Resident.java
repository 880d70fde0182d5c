package io.headframe.benchmark.decode.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of processes. */
final class Resident {

  private Resident() {}

  /**
   * The resident set of a process, in bytes.
   *
   * @param process a process id, or {@code self}
   */
  static long bytes(String process) {
    Path status = Path.of("/proc", process, "status");
    if (!Files.exists(status)) {
      throw new Absent("the resident set is read from /proc, which this system does not have");
    }
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException ended) {
      throw new Absent("its process has ended");
    }
    throw new Absent("its process has ended");
  }
}
