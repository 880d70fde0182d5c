package io.headframe.core.host.internal.inbox;

import io.headframe.core.host.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Jars by the digest of their content. What is checked here is what is installed, whatever happens to the file. */
final class JarStore {

  private static final String PART = ".part";

  private final Path folder;

  /** Makes the folder and drops copies that were not finished. */
  JarStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> unfinished = files.filter(file -> file.toString().endsWith(PART)).toList();
      for (Path file : unfinished) {
        Files.deleteIfExists(file);
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
