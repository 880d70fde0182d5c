package io.headframe.core.host.internal.plugin.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/** Tells a file that is still being written from one that stays broken: nothing has happened to it for a second. */
final class Quiet {

  static final long MILLIS = 1000;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Map<Path, Seen> seen = new HashMap<>();

  /** Whether the file looks as it did {@link #MILLIS} ago, as far as it was asked about. */
  boolean is(Path file) throws IOException {
    Seen now = new Seen(Files.size(file), Files.getLastModifiedTime(file), System.nanoTime());
    Seen before = seen.get(file);
    if (before == null && System.currentTimeMillis() - now.modified.toMillis() >= MILLIS) {
      return true;
    }
    if (before == null || before.size != now.size || !before.modified.equals(now.modified)) {
      seen.put(file, now);
      return false;
    }
    return now.nanos - before.nanos >= MILLIS * NANOS_PER_MILLI;
  }

  void forget(Path file) {
    seen.remove(file);
  }

  private record Seen(long size, FileTime modified, long nanos) {}
}
