package io.headframe.core.host.internal.plugin.profile;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.run.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** One process at a time changes the sets of a home. The system ends the lock of a process that dies. */
public final class ChangeLock implements AutoCloseable {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long PAUSE_MILLIS = 20;

  private final FileChannel channel;
  private final FileLock lock;

  private ChangeLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Waits up to 30 s for the lock. Within one process the caller sees to it that one thread at a time asks.
   *
   * @throws HeadframeException if another process keeps it
   */
  public static ChangeLock take(Path folder) {
    try {
      Path file = Files.createDirectories(folder).resolve("lock");
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
          StandardOpenOption.WRITE);
      long end = System.nanoTime() + PATIENCE_NANOS;
      FileLock lock = channel.tryLock();
      while (lock == null && System.nanoTime() < end) {
        Thread.sleep(PAUSE_MILLIS);
        lock = channel.tryLock();
      }
      if (lock == null) {
        channel.close();
        throw new HeadframeException(PluginError.LOCKED, folder, holder(file));
      }
      channel.truncate(0);
      channel.write(java.nio.ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(
          StandardCharsets.UTF_8)));
      return new ChangeLock(channel, lock);
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.NOT_WRITTEN, folder, Failure.message(failed));
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      throw new HeadframeException(PluginError.LOCKED, folder, "");
    }
  }

  private static String holder(Path file) {
    try {
      return " (process " + Files.readString(file).strip() + ")";
    } catch (IOException unreadable) {
      return "";
    }
  }

  @Override
  public void close() {
    try (channel) {
      lock.release();
    } catch (IOException ended) {
      throw new IllegalStateException("a lock cannot be given back", ended);
    }
  }
}
