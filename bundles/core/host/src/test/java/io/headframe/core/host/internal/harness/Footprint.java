package io.headframe.core.host.internal.harness;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process uses of the machine.
 *
 * @param threads live Java threads
 * @param files open file handles; 0 where the system does not tell
 * @param metaspace bytes that loaded classes use
 * @param resident bytes of memory beyond what the heap has, which the collector makes as large as it likes; 0 where the
 *     system does not tell
 */
public record Footprint(int threads, long files, long metaspace, long resident) {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KIB = 1024;

  /** After a collection of garbage. */
  public static Footprint now() {
    System.gc();
    var system = ManagementFactory.getOperatingSystemMXBean();
    long files = system instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0;
    long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Metaspace"))
        .map(MemoryPoolMXBean::getUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
    return new Footprint(ManagementFactory.getThreadMXBean().getThreadCount(), files, metaspace,
        residentBytes());
  }

  private static long residentBytes() {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    try {
      return -heap + Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
