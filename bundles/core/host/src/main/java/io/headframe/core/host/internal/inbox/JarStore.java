package io.headframe.core.host.internal.inbox;

import io.headframe.core.host.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** Jars by the digest of their content. What is checked here is what is installed, whatever happens to the file. */
final class JarStore {

  private static final String PART = ".part";
  private static final Duration UNFINISHED = Duration.ofHours(1);

  private final Path folder;

  /** Makes the folder and drops copies that an earlier process left; a fresh one may belong to a process beside. */
  JarStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    FileTime past = FileTime.from(Instant.now().minus(UNFINISHED));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).compareTo(past) < 0) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** Copies a file as it is at this moment. */
  Copy copy(Path file) throws IOException {
    Path temporary = Files.createTempFile(folder, "plugin", PART);
    try (InputStream in = Files.newInputStream(file); OutputStream out = Files.newOutputStream(temporary)) {
      return new Copy(temporary, Sha256.copy(in, out));
    } catch (IOException failed) {
      Files.deleteIfExists(temporary);
      throw failed;
    }
  }

  /** Puts a copy in its place. */
  Path keep(Copy copy) throws IOException {
    try (FileChannel channel = FileChannel.open(copy.temporary(), StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path kept = folder.resolve(copy.sha256() + ".jar");
    return Files.move(copy.temporary(), kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * A copy that is not kept yet. Closing it deletes it, unless it was kept.
   *
   * @param temporary where it is
   * @param sha256 digest of its content
   */
  record Copy(Path temporary, String sha256) implements AutoCloseable {

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(temporary);
    }
  }
}
